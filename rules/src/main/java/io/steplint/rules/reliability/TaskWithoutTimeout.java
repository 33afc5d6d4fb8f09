package io.steplint.rules.reliability;

import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;

/** A Task without a timeout in a machine without one. */
public final class TaskWithoutTimeout implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "task-without-timeout",
              Category.RELIABILITY,
              "a Task without a timeout, in a state machine without one")
          .why("If the answer is lost, the execution waits for up to a year")
          .severity(Severity.INFO)
          .disabledByDefault()
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    if (machine.definition().node().has("TimeoutSeconds")) {
      return;
    }
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task
          && !task.node().has("TimeoutSeconds")
          && !task.node().has("TimeoutSecondsPath")) {
        sink.at(task)
            .message("Neither this Task nor the machine has a timeout")
            .help("add TimeoutSeconds")
            .may();
      }
    }
  }
}
