package io.steplint.rules.style;

import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;

/** A name with blanks at its ends or letters beyond ASCII. */
public final class UnportableStateName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unportable-state-name",
              Category.STYLE,
              "a state name that CloudWatch metrics cannot show")
          .why("Metrics and logs show the name otherwise, or not at all")
          .help("use letters, digits, blanks inside the name, - and _")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      String name = state.nameNode().literal();
      if (name == null) {
        continue;
      }
      boolean ascii = name.chars().allMatch(c -> c < 128);
      if (!ascii || !name.equals(name.strip())) {
        sink.at(state)
            .message(
                ascii
                    ? "The name of this state starts or ends with a blank"
                    : "The name of this state has letters that Amazon CloudWatch cannot show")
            .must();
      }
    }
  }
}
