package io.steplint.cli;

import io.steplint.lint.Rule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.report.JsonOutput;
import io.steplint.report.Style;
import io.steplint.rules.Rules;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code steplint rules}. */
final class RulesCommand implements Command {

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String summary() {
    return "list the rules";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value("--format", "text|json", "how to print; text by default").letter('f'));
  }

  @Override
  public boolean readsProject() {
    return false;
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UnusableException, IOException {
    if (!arguments.paths().isEmpty()) {
      throw new UsageException(
          "rules takes no operand; steplint explain "
              + arguments.paths().get(0)
              + " prints a page");
    }
    String format = Output.oneOf(arguments, "--format", "text", "text", "json");
    Style style = Output.style(arguments, console);
    Output.write(
        arguments,
        console,
        out -> {
          if (format.equals("json")) {
            json(out);
          } else {
            text(out, style);
          }
        });
    return 0;
  }

  private static void text(Writer out, Style style) throws IOException {
    int width = 0;
    for (Rule rule : Rules.all()) {
      width = Math.max(width, rule.info().id().length());
    }
    for (Rule rule : Rules.all()) {
      RuleInfo info = rule.info();
      out.append(style.paint(Style.Role.STRONG, Help.pad(info.id(), width)))
          .append("  ")
          .append(
              style.paint(
                  role(info.severity()),
                  Help.pad(info.enabledByDefault() ? info.severity().id() : "off", 7)))
          .append("  ")
          .append(Help.pad(info.category().id(), 11))
          .append("  ")
          .append(info.summary())
          .append('\n');
    }
  }

  private static Style.Role role(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.Role.ERROR;
      case WARNING -> Style.Role.WARNING;
      case INFO -> Style.Role.INFO;
    };
  }

  private static void json(Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      json.writeArrayPropertyStart("rules");
      for (Rule rule : Rules.all()) {
        RuleInfo info = rule.info();
        json.writeStartObject();
        json.writeStringProperty("id", info.id());
        json.writeStringProperty("category", info.category().id());
        json.writeStringProperty("severity", info.severity().id());
        json.writeStringProperty("severityIfMay", info.severityIfMay().id());
        json.writeBooleanProperty("enabled", info.enabledByDefault());
        json.writeStringProperty("since", info.since());
        json.writeStringProperty("summary", info.summary());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }
}
