package io.steplint.rules.style;

import io.steplint.asl.FailState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.List;

/** A Fail state that says neither what failed nor why. */
public final class UnexplainedFailure implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("unexplained-failure", Category.STYLE, "a Fail state without Error and Cause")
          .why("Whoever looks at the failed execution learns nothing of the reason")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> FIELDS = List.of("Error", "ErrorPath", "Cause", "CausePath");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof FailState && FIELDS.stream().noneMatch(state.node()::has)) {
        sink.at(state)
            .message("This Fail state says neither what failed nor why")
            .help("add Error with a name that callers can catch, and Cause for those who read it")
            .must();
      }
    }
  }
}
