package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.schema.Violation;

/** A number that is too small or too large for its field. */
public final class ValueOutOfRange implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "value-out-of-range", Category.STRUCTURE, "a number outside the range of its field")
          .why("AWS refuses the definition")
          .help("choose a value within the bounds")
          .severity(Severity.ERROR)
          .speaksBefore("longer-than-a-year", "ineffective-max-delay", "too-long-for-express")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.OUT_OF_RANGE)) {
      boolean fraction =
          violation.pointer().step().equals("ToleratedFailurePercentage")
              || violation.pointer().step().equals("BackoffRate");
      String bound = String.join("", violation.expected()) + (fraction ? ".0" : "");
      sink.at(violation.node())
          .message(
              (violation.keyword().equals("minimum") ? "Minimum value is " : "Maximum value is ")
                  + bound)
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
