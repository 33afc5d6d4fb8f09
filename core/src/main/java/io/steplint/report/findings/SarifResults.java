package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.execution.ExecutionStep;
import io.steplint.lint.Finding;
import io.steplint.lint.Fix;
import io.steplint.lint.Related;
import io.steplint.lint.RuleInfo;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the findings of a SARIF run, and the files that they speak of. */
final class SarifResults {

  private final FindingsContext context;
  private final JsonGenerator json;
  private final List<Finding> results;
  private final Map<String, Integer> ruleIndex = new HashMap<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private final Map<String, @Nullable String[]> hashes = new HashMap<>();

  /**
   * Numbers the rules and the files that the findings refer to.
   *
   * @param results the findings, in the order in which they are written
   * @param rules the rules, in the order of the tool
   */
  SarifResults(
      List<Finding> results, List<RuleInfo> rules, FindingsContext context, JsonGenerator json) {
    this.context = context;
    this.json = json;
    this.results = results;
    for (RuleInfo rule : rules) {
      ruleIndex.put(rule.id(), ruleIndex.size());
    }
    for (Finding finding : results) {
      addFile(finding.location());
      finding.related().forEach(related -> addFile(related.location()));
      if (finding.fix() != null) {
        finding.fix().edits().forEach(edit -> addFile(edit.location()));
      }
      Counterexample example = context.counterexample(finding);
      if (example != null) {
        example.places().forEach(this::addFile);
      }
    }
  }

  private void addFile(Location place) {
    files.putIfAbsent(place.file(), files.size());
  }

  /** Writes the member {@code artifacts}. */
  void artifacts() {
    json.writeArrayPropertyStart("artifacts");
    for (String file : files.keySet()) {
      json.writeStartObject();
      json.writeName("location");
      artifact(file);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the member {@code results}. */
  void results() {
    json.writeArrayPropertyStart("results");
    for (Finding finding : results) {
      result(finding);
    }
    json.writeEndArray();
  }

  private void result(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.rule().id());
    Integer index = ruleIndex.get(finding.rule().id());
    if (index != null) {
      json.writeNumberProperty("ruleIndex", index);
    }
    json.writeStringProperty("level", Sarif.level(finding.severity()));
    Sarif.message(json, "message", messageText(finding));
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    physical(finding.location());
    logical(finding);
    json.writeEndObject();
    json.writeEndArray();
    related(finding);
    flow(context.counterexample(finding));
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
    StringBuilder text = new StringBuilder(Sarif.sentence(escaped(finding.message())));
    if (finding.why() != null) {
      text.append(' ').append(Sarif.sentence(escaped(finding.why())));
    }
    if (finding.help() != null) {
      text.append("\nHelp: ").append(Sarif.sentence(escaped(finding.help())));
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
      Sarif.message(json, "message", related.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A counterexample as a code flow: a step for each state, with what it got and gave. */
  private void flow(@Nullable Counterexample example) {
    if (example == null) {
      return;
    }
    json.writeArrayPropertyStart("codeFlows");
    json.writeStartObject();
    Sarif.message(json, "message", "Fails " + escaped(CounterexampleText.with(example)));
    json.writeArrayPropertyStart("threadFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("locations");
    List<ExecutionStep> steps = example.outcome().steps();
    for (int i = 0; i < steps.size(); i++) {
      json.writeStartObject();
      json.writeObjectPropertyStart("location");
      physical(example.places().get(i));
      Sarif.message(json, "message", escaped(CounterexampleText.step(steps.get(i))));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
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
    json.writeStringProperty("uri", Sarif.uri(file));
    json.writeStringProperty("uriBaseId", Sarif.ROOT);
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
    json.writeStringProperty("fullyQualifiedName", state == null ? machine : machine + "/" + state);
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
    Sarif.message(json, "description", Sarif.sentence(fix.title()));
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
            Sarif.message(json, "insertedContent", edit.text());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }
}
