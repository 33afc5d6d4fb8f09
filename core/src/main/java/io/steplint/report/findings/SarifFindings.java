package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.report.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    Run(Report report, FindingsContext context, JsonGenerator json) {
      this.report = report;
      this.context = context;
      this.json = json;
      this.results = worst(report.findings());
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
      new SarifRules(context, json).tool(report.rules());
      json.writeObjectPropertyStart("automationDetails");
      json.writeStringProperty("id", "steplint/");
      json.writeEndObject();
      invocation();
      json.writeStringProperty("columnKind", "utf16CodeUnits");
      json.writeObjectPropertyStart("originalUriBaseIds");
      json.writeObjectPropertyStart(Sarif.ROOT);
      Sarif.message(json, "description", "The folder in which Steplint ran");
      json.writeEndObject();
      json.writeEndObject();
      SarifResults parts = new SarifResults(results, report.rules(), context, json);
      parts.artifacts();
      parts.results();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
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
      Sarif.message(json, "message", text);
      json.writeEndObject();
    }
  }
}
