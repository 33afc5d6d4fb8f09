package io.steplint.report.model;

import io.steplint.execution.ExecutionOutcome;
import io.steplint.execution.ExecutionStep;
import io.steplint.execution.TaskCall;
import io.steplint.execution.json.Json;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** One state below the other, with what it got and what it gave. */
final class TextExecution {

  private static final int MOST = 400;

  private final Style style;
  private final Writer out;
  private final String machine;

  TextExecution(Style style, Writer out, String machine) {
    this.style = style;
    this.out = out;
    this.machine = machine;
  }

  void write(ExecutionOutcome outcome) throws IOException {
    for (ExecutionStep step : outcome.steps()) {
      step(step);
    }
    ending(outcome);
  }

  private void step(ExecutionStep step) throws IOException {
    StringBuilder name = new StringBuilder();
    if (!step.stateMachine().equals(machine)) {
      name.append(step.stateMachine()).append("  ");
    }
    name.append(step.pointer().substring(step.pointer().lastIndexOf('/') + 1).replace("~1", "/"));
    out.append(style.paint(Style.Role.STRONG, TerminalText.of(name.toString())));
    if (!step.iteration().isEmpty()) {
      out.append(style.paint(Style.Role.FAINT, "  iteration " + iteration(step.iteration())));
    }
    out.append('\n');
    line("input", Json.text(step.input()));
    if (step.error() != null) {
      String word = step.output() == null ? "fails" : "caught";
      line(word, error(step.error(), step.cause()));
    }
    if (step.output() != null) {
      line("output", Json.text(step.output()));
    }
  }

  private void ending(ExecutionOutcome outcome) throws IOException {
    switch (outcome.status()) {
      case SUCCEEDED -> out.append(style.paint(Style.Role.GOOD, "succeeded")).append('\n');
      case FAILED -> {
        out.append(style.paint(Style.Role.ERROR, "failed"));
        out.append(" with ").append(TerminalText.of(error(outcome.error(), outcome.cause())));
        out.append('\n');
      }
      case GIVEN_UP ->
          out.append(style.paint(Style.Role.ERROR, "failed"))
              .append(": ")
              .append(String.valueOf(outcome.cause()))
              .append('\n');
      case NEEDS_ANSWER -> {
        TaskCall call = outcome.needs();
        if (call != null) {
          needs(call);
        }
      }
    }
  }

  private void needs(TaskCall call) throws IOException {
    String place =
        (call.stateMachine().equals(machine) ? "" : call.stateMachine() + "#") + call.pointer();
    String state = place.substring(place.lastIndexOf('/') + 1);
    out.append(style.paint(Style.Role.WARNING, "needs an answer"))
        .append(": ")
        .append(TerminalText.of(state));
    if (!call.iteration().isEmpty()) {
      out.append(", iteration ").append(iteration(call.iteration()));
    }
    if (call.arguments() != null) {
      out.append(", sends ").append(TerminalText.of(shortened(Json.text(call.arguments()))));
    }
    out.append("\n  give what it returns with --answer '")
        .append(TerminalText.of(place))
        .append("=FILE'\n");
  }

  private static String iteration(java.util.List<Integer> indices) {
    StringBuilder text = new StringBuilder();
    for (int index : indices) {
      text.append(text.isEmpty() ? "" : ".").append(index);
    }
    return text.toString();
  }

  private static String error(@Nullable String error, @Nullable String cause) {
    String name = error == null || error.isEmpty() ? "an error without a name" : error;
    return cause == null || cause.isEmpty() ? name : name + ": " + cause;
  }

  private void line(String word, String value) throws IOException {
    out.append("  ")
        .append(style.paint(Style.Role.FAINT, word + " ".repeat(8 - word.length())))
        .append(TerminalText.of(shortened(value)))
        .append('\n');
  }

  /** Long values cut; {@code --format json} has them whole. */
  private static String shortened(String value) {
    return value.length() <= MOST
        ? value
        : value.substring(0, MOST) + "… (" + value.length() + " characters)";
  }
}
