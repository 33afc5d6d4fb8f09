package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A field whose value is a string where a number is due, and the like. */
public final class WrongKind implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "wrong-kind", Category.STRUCTURE, "a value of a type that its field does not accept")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .speaksBefore("path-not-evaluated", "type-mismatch")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.WRONG_KIND)) {
      List<String> kinds = new ArrayList<>();
      for (String kind : violation.expected()) {
        kinds.add(kind.equals("number") ? "FLOAT" : kind.toUpperCase(Locale.ROOT));
      }
      sink.at(violation.node())
          .message("Expected value of type " + kinds)
          .help("this is " + article(violation.node().kindName()))
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }

  private static String article(String kind) {
    return switch (kind) {
      case "object", "array" -> "an " + kind;
      case "null" -> kind;
      default -> "a " + kind;
    };
  }
}
