package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.schema.Violation;

/** What the schema of the language refuses and no finer rule explains. */
public final class InvalidDefinition implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-definition",
              Category.STRUCTURE,
              "a definition that the service does not accept")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation : Shape.of(machine).flaws(Shape.Flaw.OTHER)) {
      Places.at(sink, machine, violation.pointer(), violation.node())
          .message("The definition is not valid here: " + violation.message())
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
