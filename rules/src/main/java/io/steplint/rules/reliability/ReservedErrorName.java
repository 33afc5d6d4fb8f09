package io.steplint.rules.reliability;

import io.steplint.asl.FailState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;

/** A Fail state whose error has a name of the language. */
public final class ReservedErrorName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "reserved-error-name", Category.RELIABILITY, "a custom error name that is reserved")
          .why("A Catcher cannot tell it from an error of the service")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      PayloadTemplate error = state instanceof FailState fail ? fail.error() : null;
      ScalarNode name = error == null ? null : error.scalar();
      String text = name == null ? null : name.literal();
      if (name != null && text != null && text.startsWith("States.")) {
        sink.at(name)
            .message("Names that start with 'States.' are those of the language itself")
            .help("give the error a name of your own")
            .must();
      }
    }
  }
}
