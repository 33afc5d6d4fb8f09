package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.execution.ExecutionOutcome.UsedAnswer;
import io.steplint.execution.ExecutionStep;
import io.steplint.execution.TaskAnswer;
import io.steplint.execution.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A counterexample in a sentence. */
final class CounterexampleText {

  private static final int MOST = 160;
  private static final int MOST_ANSWERS = 3;

  private CounterexampleText() {}

  /** {@code with the input {"a":1} when Pay answers {"paid":true}}. */
  static String with(Counterexample example) {
    StringBuilder text = new StringBuilder("with the input ");
    text.append(shortened(Json.text(example.input())));
    List<String> answers = new ArrayList<>();
    for (UsedAnswer used : example.outcome().answers()) {
      answers.add(name(used.call().pointer()) + said(used.answer()));
    }
    int shown = Math.min(MOST_ANSWERS, answers.size());
    if (shown > 0) {
      text.append(" when ").append(String.join(", ", answers.subList(0, shown)));
    }
    int more = answers.size() - shown;
    return more == 0
        ? text.toString()
        : text.append(" and ").append(more).append(" more").toString();
  }

  private static String said(TaskAnswer answer) {
    return answer.result() != null
        ? " answers " + shortened(Json.text(answer.result()))
        : " fails with " + answer.error();
  }

  /** {@code Ship, iteration 2, fails with States.Runtime: …}. */
  static String then(Counterexample example) {
    ExecutionStep step = example.failing();
    StringBuilder text = new StringBuilder(name(step.pointer()));
    if (!step.stateMachine().equals(example.machine().name())) {
      text.append(" of ").append(step.stateMachine());
    }
    if (!step.iteration().isEmpty()) {
      text.append(", iteration ");
      for (int i = 0; i < step.iteration().size(); i++) {
        text.append(i == 0 ? "" : ".").append(step.iteration().get(i));
      }
      text.append(',');
    }
    text.append(" fails with ").append(step.error());
    String cause = step.cause();
    return cause == null || cause.isEmpty()
        ? text.toString()
        : text.append(": ").append(shortened(withoutPreamble(cause))).toString();
  }

  /** {@code Pay gets {"a":1}, gives {"paid":true}}. */
  static String step(ExecutionStep step) {
    String end =
        step.output() != null
            ? "gives " + shortened(Json.text(step.output()))
            : step.error() != null ? "fails with " + step.error() : "goes no further";
    return name(step.pointer()) + " gets " + shortened(Json.text(step.input())) + ", " + end;
  }

  private static String withoutPreamble(String cause) {
    int at = cause.startsWith("An error occurred while executing") ? cause.indexOf("'. ") : -1;
    return at < 0 ? cause : cause.substring(at + "'. ".length());
  }

  /** The name of the state at a pointer of a definition. */
  static String name(String pointer) {
    String end = pointer.endsWith("/ItemReader") ? "/ItemReader" : "";
    String state = pointer.substring(0, pointer.length() - end.length());
    return state.substring(state.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~")
        + (end.isEmpty() ? "" : "'s reader");
  }

  private static String shortened(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
  }
}
