package io.steplint.report.findings;

import io.steplint.lint.Certainty;
import io.steplint.lint.Finding;
import io.steplint.lint.Fix;
import io.steplint.lint.Related;
import io.steplint.lint.Report;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.report.JsonOutput;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * SARIF 2.1.0 as GitHub's code scanning reads it, and more where other viewers show it: related
 * places, logical locations, fixes.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifFindings implements FindingsWriter {

  /** GitHub refuses a run with more results. */
  private static final int MAX_RESULTS = 25_000;

  private static final String ROOT = "%SRCROOT%";

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      new Run(report, context, json).write();
    }
    out.append('\n');
  }

  /** Writes the log of one run. */
  private static final class Run {
    private final Report report;
    private final FindingsContext context;
    private final JsonGenerator json;
    private final List<Finding> results;
    private final Map<String, Integer> ruleIndex = new HashMap<>();
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final Map<String, @Nullable String[]> hashes = new HashMap<>();

    Run(Report report, FindingsContext context, JsonGenerator json) {
      this.report = report;
      this.context = context;
      this.json = json;
      this.results = worst(report.findings());
      for (RuleInfo rule : report.rules()) {
        ruleIndex.put(rule.id(), ruleIndex.size());
      }
      for (Finding finding : results) {
        addFile(finding.location());
        finding.related().forEach(related -> addFile(related.location()));
        if (finding.fix() != null) {
          finding.fix().edits().forEach(edit -> addFile(edit.location()));
        }
      }
    }

    private void addFile(Location place) {
      files.putIfAbsent(place.file(), files.size());
    }

    private static List<Finding> worst(List<Finding> findings) {
      if (findings.size() <= MAX_RESULTS) {
        return findings;
      }
      List<Finding> sorted = new ArrayList<>(findings);
      sorted.sort(Comparator.comparing(Finding::severity));
      return sorted.subList(0, MAX_RESULTS);
    }

    void write() {
      json.writeStartObject();
      json.writeStringProperty(
          "$schema",
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
      json.writeStringProperty("version", "2.1.0");
      json.writeArrayPropertyStart("runs");
      json.writeStartObject();
      tool();
      json.writeObjectPropertyStart("automationDetails");
      json.writeStringProperty("id", "steplint/");
      json.writeEndObject();
      invocation();
      json.writeStringProperty("columnKind", "utf16CodeUnits");
      json.writeObjectPropertyStart("originalUriBaseIds");
      json.writeObjectPropertyStart(ROOT);
      message("description", "The folder in which Steplint ran");
      json.writeEndObject();
      json.writeEndObject();
      json.writeArrayPropertyStart("artifacts");
      for (String file : files.keySet()) {
        json.writeStartObject();
        json.writeName("location");
        artifact(file);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("results");
      for (Finding finding : results) {
        result(finding);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }

    private void tool() {
      json.writeObjectPropertyStart("tool");
      json.writeObjectPropertyStart("driver");
      json.writeStringProperty("name", "Steplint");
      json.writeStringProperty("semanticVersion", context.version());
      json.writeArrayPropertyStart("rules");
      for (RuleInfo rule : report.rules()) {
        rule(rule);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }

    private void rule(RuleInfo rule) {
      json.writeStartObject();
      json.writeStringProperty("id", rule.id());
      json.writeStringProperty("name", rule.id());
      message("shortDescription", sentence(rule.summary()));
      String page = context.pages().apply(rule.id());
      message("fullDescription", firstParagraph(page, rule));
      json.writeObjectPropertyStart("help");
      json.writeStringProperty("text", page);
      json.writeStringProperty("markdown", page);
      json.writeEndObject();
      json.writeObjectPropertyStart("defaultConfiguration");
      json.writeStringProperty("level", level(rule.severity()));
      json.writeEndObject();
      json.writeObjectPropertyStart("properties");
      json.writeArrayPropertyStart("tags");
      json.writeString("aws-step-functions");
      json.writeString(rule.category().id());
      json.writeEndArray();
      json.writeStringProperty(
          "precision", rule.certainty() == Certainty.MUST ? "very-high" : "high");
      json.writeStringProperty("problem.severity", problemSeverity(rule.severity()));
      json.writeEndObject();
      json.writeEndObject();
    }

    /** The first paragraph under the first section of the page. */
    private static String firstParagraph(String page, RuleInfo rule) {
      int section = page.indexOf("\n## ");
      int start = section < 0 ? -1 : page.indexOf("\n\n", section);
      if (start < 0) {
        return sentence(rule.summary());
      }
      int end = page.indexOf("\n\n", start + 2);
      String text = page.substring(start + 2, end < 0 ? page.length() : end).strip();
      String line = text.replace('\n', ' ');
      return line.isEmpty() ? sentence(rule.summary()) : line;
    }

    private void invocation() {
      json.writeArrayPropertyStart("invocations");
      json.writeStartObject();
      json.writeBooleanProperty("executionSuccessful", report.failures().isEmpty());
      json.writeArrayPropertyStart("toolExecutionNotifications");
      for (Report.Failure failure : report.failures()) {
        notification("error", failure.toString());
      }
      int left = report.findings().size() - results.size();
      if (left > 0) {
        notification(
            "warning", left + " findings of the least severity are left out: there are too many");
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
    }

    private void notification(String level, String text) {
      json.writeStartObject();
      json.writeStringProperty("level", level);
      message("message", text);
      json.writeEndObject();
    }

    private void result(Finding finding) {
      json.writeStartObject();
      json.writeStringProperty("ruleId", finding.rule().id());
      Integer index = ruleIndex.get(finding.rule().id());
      if (index != null) {
        json.writeNumberProperty("ruleIndex", index);
      }
      json.writeStringProperty("level", level(finding.severity()));
      message("message", messageText(finding));
      json.writeArrayPropertyStart("locations");
      json.writeStartObject();
      physical(finding.location());
      logical(finding);
      json.writeEndObject();
      json.writeEndArray();
      related(finding);
      json.writeObjectPropertyStart("partialFingerprints");
      String hash = lineHash(finding.location());
      if (hash != null) {
        json.writeStringProperty("primaryLocationLineHash", hash);
      }
      json.writeStringProperty("steplint/v1", finding.fingerprint());
      json.writeEndObject();
      if (finding.fix() != null) {
        json.writeArrayPropertyStart("fixes");
        fix(finding.fix());
        json.writeEndArray();
      }
      json.writeObjectPropertyStart("properties");
      json.writeStringProperty("certainty", finding.certainty().id());
      optional("pointer", finding.pointer());
      optional("stateMachine", finding.stateMachine());
      optional("state", finding.state());
      optional("resource", finding.resource());
      optional("awsCode", finding.awsCode());
      optional("witness", finding.witness());
      json.writeEndObject();
      json.writeEndObject();
    }

    private void optional(String name, @Nullable String value) {
      if (value != null) {
        json.writeStringProperty(name, value);
      }
    }

    /** The message, how to mend it, and links to the related places. */
    private static String messageText(Finding finding) {
      StringBuilder text = new StringBuilder(sentence(escaped(finding.message())));
      if (finding.why() != null) {
        text.append(' ').append(sentence(escaped(finding.why())));
      }
      if (finding.help() != null) {
        text.append("\nHelp: ").append(sentence(escaped(finding.help())));
      }
      for (int i = 0; i < finding.related().size(); i++) {
        text.append("\n[")
            .append(escaped(finding.related().get(i).message()))
            .append("](")
            .append(i + 1)
            .append(')');
      }
      return text.toString();
    }

    /** In a message, brackets are links and braces are placeholders. */
    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }

    private void related(Finding finding) {
      if (finding.related().isEmpty()) {
        return;
      }
      json.writeArrayPropertyStart("relatedLocations");
      int id = 0;
      for (Related related : finding.related()) {
        json.writeStartObject();
        json.writeNumberProperty("id", ++id);
        physical(related.location());
        message("message", related.message());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void physical(Location place) {
      json.writeObjectPropertyStart("physicalLocation");
      json.writeName("artifactLocation");
      artifact(place.file());
      json.writeName("region");
      region(place);
      json.writeEndObject();
    }

    private void artifact(String file) {
      json.writeStartObject();
      json.writeStringProperty("uri", uri(file));
      json.writeStringProperty("uriBaseId", ROOT);
      Integer index = files.get(file);
      if (index != null) {
        json.writeNumberProperty("index", index);
      }
      json.writeEndObject();
    }

    private void region(Location place) {
      json.writeStartObject();
      json.writeNumberProperty("startLine", place.line());
      json.writeNumberProperty("startColumn", place.column());
      json.writeNumberProperty("endLine", place.endLine());
      json.writeNumberProperty("endColumn", place.endColumn());
      json.writeEndObject();
    }

    private void logical(Finding finding) {
      String machine = finding.stateMachine();
      String state = finding.state();
      if (machine == null) {
        return;
      }
      json.writeArrayPropertyStart("logicalLocations");
      json.writeStartObject();
      json.writeStringProperty("name", state == null ? machine : state);
      json.writeStringProperty(
          "fullyQualifiedName", state == null ? machine : machine + "/" + state);
      json.writeStringProperty("kind", state == null ? "module" : "function");
      json.writeEndObject();
      json.writeEndArray();
    }

    private @Nullable String lineHash(Location place) {
      @Nullable String[] ofFile = hashes.get(place.file());
      if (ofFile == null) {
        FileSource source = context.sources().find(place.file());
        ofFile = source == null ? new String[0] : LineHashes.of(source.text(), source.lineCount());
        hashes.put(place.file(), ofFile);
      }
      return place.line() < ofFile.length ? ofFile[place.line()] : null;
    }

    private void fix(Fix fix) {
      json.writeStartObject();
      message("description", sentence(fix.title()));
      Map<String, List<Fix.Edit>> byFile = new LinkedHashMap<>();
      for (Fix.Edit edit : fix.edits()) {
        byFile.computeIfAbsent(edit.location().file(), k -> new ArrayList<>()).add(edit);
      }
      json.writeArrayPropertyStart("artifactChanges");
      byFile.forEach(
          (file, edits) -> {
            json.writeStartObject();
            json.writeName("artifactLocation");
            artifact(file);
            json.writeArrayPropertyStart("replacements");
            for (Fix.Edit edit : edits) {
              json.writeStartObject();
              json.writeName("deletedRegion");
              region(edit.location());
              message("insertedContent", edit.text());
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          });
      json.writeEndArray();
      json.writeEndObject();
    }

    private void message(String name, String text) {
      json.writeObjectPropertyStart(name);
      json.writeStringProperty("text", text);
      json.writeEndObject();
    }
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.id();
  }

  private static String problemSeverity(Severity severity) {
    return severity == Severity.INFO ? "recommendation" : severity.id();
  }

  private static String sentence(String phrase) {
    if (phrase.isEmpty()) {
      return phrase;
    }
    char last = phrase.charAt(phrase.length() - 1);
    String capital = phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    return last == '.' || last == '?' || last == '!' ? capital : capital + ".";
  }

  /** A path as a relative URI reference. */
  static String uri(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/!$&'()*+,;=@".indexOf(c) >= 0;
      if (plain) {
        out.append((char) c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
