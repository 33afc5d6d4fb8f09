package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.schema.Violation;

/** An empty list or object where something has to be. */
public final class EmptyValue implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("empty-value", Category.STRUCTURE, "a list or object that must not be empty")
          .why("AWS refuses the definition")
          .help("put something into it, or remove the field")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation : SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.EMPTY)) {
      Places.at(sink, machine, violation.pointer(), violation.node())
          .message("Value cannot be empty")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
