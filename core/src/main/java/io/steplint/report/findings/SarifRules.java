package io.steplint.report.findings;

import io.steplint.lint.Certainty;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the tool of a SARIF run: Steplint and the rules that it looked for. */
final class SarifRules {

  private final FindingsContext context;
  private final JsonGenerator json;

  SarifRules(FindingsContext context, JsonGenerator json) {
    this.context = context;
    this.json = json;
  }

  /** Writes the member {@code tool}. */
  void tool(List<RuleInfo> rules) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Steplint");
    json.writeStringProperty("semanticVersion", context.version());
    json.writeArrayPropertyStart("rules");
    for (RuleInfo rule : rules) {
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
    Sarif.message(json, "shortDescription", Sarif.sentence(rule.summary()));
    String page = context.pages().apply(rule.id());
    Sarif.message(json, "fullDescription", firstParagraph(page, rule));
    json.writeObjectPropertyStart("help");
    json.writeStringProperty("text", page);
    json.writeStringProperty("markdown", page);
    json.writeEndObject();
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", Sarif.level(rule.severity()));
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
      return Sarif.sentence(rule.summary());
    }
    int end = page.indexOf("\n\n", start + 2);
    String text = page.substring(start + 2, end < 0 ? page.length() : end).strip();
    String line = text.replace('\n', ' ');
    return line.isEmpty() ? Sarif.sentence(rule.summary()) : line;
  }

  private static String problemSeverity(Severity severity) {
    return severity == Severity.INFO ? "recommendation" : severity.id();
  }
}
