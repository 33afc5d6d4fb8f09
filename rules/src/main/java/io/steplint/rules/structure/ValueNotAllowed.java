package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.schema.Violation;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.List;

/** A field whose value is none of the words it takes. */
public final class ValueNotAllowed implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("value-not-allowed", Category.STRUCTURE, "a value that its field does not accept")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.NOT_ALLOWED)) {
      List<String> words = violation.expected();
      boolean type = violation.pointer().step().equals("Type");
      FindingBuilder finding =
          sink.at(violation.node())
              .message(
                  (type
                          ? "The field 'Type' should have one of these values: "
                          : "Value should be one of the following: ")
                      + words)
              .awsCode("SCHEMA_VALIDATION_FAILED");
      ScalarNode word = violation.node().asScalar();
      String meant = word == null ? null : Nearest.to(word.string(), words);
      if (word != null && meant != null) {
        finding.help("write '" + meant + "'");
        finding.fix(Mend.text("Write '" + meant + "'", true, word, meant));
      }
      finding.must();
    }
  }
}
