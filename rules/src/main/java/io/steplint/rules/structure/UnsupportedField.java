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
import io.steplint.source.ObjectNode;
import io.steplint.text.Nearest;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field where the language has none of that name. */
public final class UnsupportedField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unsupported-field",
              Category.STRUCTURE,
              "a field that its state or object does not have")
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
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.UNSUPPORTED_FIELD)) {
      String name = violation.property();
      ObjectNode object = violation.node().asObject();
      ObjectNode.Member member = object == null || name == null ? null : object.member(name);
      if (object == null || member == null) {
        continue;
      }
      FindingBuilder finding =
          sink.at(member.key())
              .message("Field '" + name + "' is not supported")
              .awsCode("SCHEMA_VALIDATION_FAILED")
              .subject(member.name());
      String meant = meant(member.name(), violation, object);
      if (meant != null) {
        finding.help("write '" + meant + "'");
        if (!LanguageFields.isField(member.name())) {
          // A field of the language that stands in a wrong place was meant as it is written.
          finding.fix(
              Mend.rename("Rename '" + name + "' to '" + meant + "'", true, member.key(), meant));
        }
      } else {
        finding.help("here are allowed: " + String.join(", ", violation.expected()));
      }
      finding.must();
    }
  }

  /** The fields that mistyped names were meant to be, each as its pointer. */
  static Set<String> meantFields(MachineFacts machine) {
    Set<String> meant = new HashSet<>();
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.UNSUPPORTED_FIELD)) {
      ObjectNode object = violation.node().asObject();
      String name = violation.property();
      String field = object == null || name == null ? null : meant(name, violation, object);
      if (field != null) {
        meant.add(violation.pointer().child(field).toString());
      }
    }
    return meant;
  }

  private static @Nullable String meant(String name, Violation violation, ObjectNode object) {
    String nearest = Nearest.to(name, violation.expected());
    return nearest == null || object.has(nearest) ? null : nearest;
  }
}
