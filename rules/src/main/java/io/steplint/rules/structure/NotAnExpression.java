package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.schema.Violation;

/** A text without the delimiters of an expression, in a field of JSONata that takes no text. */
public final class NotAnExpression implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "not-an-expression",
              Category.STRUCTURE,
              "a plain string where JSONata needs a value or an expression")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .speaksBefore("type-mismatch")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.NO_EXPRESSION)) {
      sink.at(violation.node())
          .message("This text is no JSONata expression, and the field takes no text")
          .help("put the expression between '{%' and '%}', without blanks around them")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }
}
