package io.steplint.rules.style;

import io.steplint.asl.PassState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.List;

/** A Pass that hands on what it received. */
public final class IdlePass implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("idle-pass", Category.STYLE, "a Pass state that changes nothing")
          .why("It costs a transition and says nothing")
          .severity(Severity.INFO)
          .disabledByDefault()
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> EFFECTS =
      List.of("Result", "ResultPath", "Parameters", "InputPath", "OutputPath", "Output", "Assign");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof PassState && EFFECTS.stream().noneMatch(state.node()::has)) {
        sink.at(state)
            .message("This Pass hands on what it received, and changes nothing")
            .help("let what leads here lead to the next state, or use Succeed at the end")
            .must();
      }
    }
  }
}
