package io.steplint.rules.dataflow;

import io.steplint.flow.Flaw;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;

/** Input for which a Choice has neither a rule nor a default. */
public final class NoChoiceMatched implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "no-choice-matched",
              Category.DATAFLOW,
              "a Choice without a rule or Default for its input")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.NO_CHOICE_MATCHED)) {
      Flaw flaw = sorted.flaw();
      if (flaw.state().node().has("Default")) {
        continue; // a deployment decides which state that is
      }
      FindingBuilder finding =
          sink.at(flaw.state())
              .message(
                  flaw.isMust()
                      ? "No rule of this Choice ever holds, and it has no Default"
                      : "The rules of this Choice do not cover every input, and it has no Default")
              .why("The execution fails with " + flaw.error() + " where no rule holds")
              .help("add a Default");
      Ways.report(finding, sorted);
    }
  }
}
