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

/** A variable that is read before it has a value. */
public final class UndefinedVariable implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "undefined-variable", Category.DATAFLOW, "a variable that is read without a value")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("missing-path", "type-mismatch", "dead-choice", "old-variable-value")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Flaws.Sorted sorted : Flaws.of(machine, Flaws.Subject.UNDEFINED_VARIABLE)) {
      Flaw flaw = sorted.flaw();
      String name = flaw.path() == null ? flaw.detail() : flaw.path().head().toString();
      FindingBuilder finding =
          Ways.at(sink, sorted)
              .message(
                  flaw.found().mustBeMissing()
                      ? "No way to this state assigns " + name
                      : "Not every way to this state assigns " + name)
              .why(
                  flaw.error() == null
                      ? "Without a value it is undefined, and so is what is made of it"
                      : "The execution fails with " + flaw.error())
              .help("assign it in a state before, on every way");
      Ways.report(finding, sorted);
    }
  }
}
