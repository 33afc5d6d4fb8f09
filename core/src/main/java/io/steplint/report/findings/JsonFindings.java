package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.lint.Finding;
import io.steplint.lint.Fix;
import io.steplint.lint.NotJudged;
import io.steplint.lint.Related;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.report.JsonExecution;
import io.steplint.report.JsonOutput;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The stable format for scripts; members are only ever added. */
final class JsonFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      json.writeObjectPropertyStart("summary");
      json.writeNumberProperty("files", report.files());
      json.writeNumberProperty("stateMachines", report.stateMachines());
      json.writeNumberProperty("roles", report.roles());
      json.writeNumberProperty("errors", report.count(Severity.ERROR));
      json.writeNumberProperty("warnings", report.count(Severity.WARNING));
      json.writeNumberProperty("infos", report.count(Severity.INFO));
      json.writeEndObject();
      json.writeArrayPropertyStart("findings");
      for (Finding finding : report.findings()) {
        finding(json, finding, context);
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("notJudged");
      for (NotJudged item : report.notJudged()) {
        json.writeStartObject();
        JsonOutput.string(json, "stateMachine", item.stateMachine());
        json.writeStringProperty("what", item.what().id());
        json.writeStringProperty("reason", item.reason());
        json.writeStringProperty("file", item.location().file());
        json.writeNumberProperty("line", item.location().line());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void finding(JsonGenerator json, Finding finding, FindingsContext context) {
    json.writeStartObject();
    json.writeStringProperty("rule", finding.rule().id());
    json.writeStringProperty("category", finding.rule().category().id());
    json.writeStringProperty("severity", finding.severity().id());
    json.writeStringProperty("certainty", finding.certainty().id());
    json.writeStringProperty("message", finding.message());
    JsonOutput.string(json, "help", finding.help());
    Location place = finding.location();
    json.writeStringProperty("file", place.file());
    range(json, place);
    JsonOutput.string(json, "pointer", finding.pointer());
    JsonOutput.string(json, "stateMachine", finding.stateMachine());
    JsonOutput.string(json, "state", finding.state());
    JsonOutput.string(json, "resource", finding.resource());
    JsonOutput.string(json, "awsCode", finding.awsCode());
    json.writeArrayPropertyStart("related");
    for (Related related : finding.related()) {
      json.writeStartObject();
      json.writeStringProperty("file", related.location().file());
      json.writeNumberProperty("line", related.location().line());
      json.writeNumberProperty("column", related.location().column());
      json.writeStringProperty("message", related.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonOutput.string(json, "witness", finding.witness());
    json.writeName("counterexample");
    Counterexample example = context.counterexample(finding);
    if (example == null) {
      json.writeNull();
    } else {
      JsonExecution.counterexample(json, example.input(), example.outcome());
    }
    json.writeName("fix");
    fix(json, finding.fix());
    json.writeStringProperty("fingerprint", finding.fingerprint());
    json.writeEndObject();
  }

  private static void fix(JsonGenerator json, @Nullable Fix fix) {
    if (fix == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("title", fix.title());
    json.writeBooleanProperty("safe", fix.safe());
    json.writeArrayPropertyStart("edits");
    for (Fix.Edit edit : fix.edits()) {
      json.writeStartObject();
      json.writeStringProperty("file", edit.location().file());
      range(json, edit.location());
      json.writeStringProperty("text", edit.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, Location place) {
    json.writeNumberProperty("line", place.line());
    json.writeNumberProperty("column", place.column());
    json.writeNumberProperty("endLine", place.endLine());
    json.writeNumberProperty("endColumn", place.endColumn());
  }
}
