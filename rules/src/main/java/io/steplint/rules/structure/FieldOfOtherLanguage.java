package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.schema.Violation;
import io.steplint.source.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** A field of JSONPath in a JSONata state, or the other way round. */
public final class FieldOfOtherLanguage implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "field-of-other-language",
              Category.STRUCTURE,
              "a field that only the other query language has")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<String> rulesReported = new HashSet<>();
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.OTHER_LANGUAGE)) {
      String name = violation.property();
      ObjectNode object = violation.node().asObject();
      ObjectNode.Member member = object == null || name == null ? null : object.member(name);
      boolean rule = isChoiceRule(violation);
      if (member == null || (rule && !rulesReported.add(violation.pointer().toString()))) {
        continue;
      }
      boolean jsonata = LanguageFields.isJsonPathOnly(member.name());
      String here = jsonata ? "JSONata" : "JSONPath";
      String other = jsonata ? "JSONPath" : "JSONata";
      Places.at(sink, machine, violation.pointer().child(member.name()), member.value())
          .message(
              "The QueryLanguage is set to '%1', but field '%2' is only supported for the '%3' QueryLanguage"
                  .replace("%1", here)
                  .replace("%2", member.name())
                  .replace("%3", other))
          .help(help(member.name(), jsonata))
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .subject(member.name())
          .must();
    }
  }

  private static boolean isChoiceRule(Violation violation) {
    var parent = violation.pointer().parent();
    return parent != null && parent.step().equals("Choices");
  }

  private static String help(String field, boolean jsonata) {
    if (!jsonata) {
      return switch (field) {
        case "Arguments" -> "use Parameters, or set \"QueryLanguage\": \"JSONata\" in this state";
        case "Output" ->
            "use ResultSelector, ResultPath and OutputPath, or set \"QueryLanguage\": \"JSONata\""
                + " in this state";
        case "Items" -> "use ItemsPath, or set \"QueryLanguage\": \"JSONata\" in this state";
        default -> "compare a Variable, or set \"QueryLanguage\": \"JSONata\" in this state";
      };
    }
    return switch (field) {
      case "Parameters" -> "use Arguments";
      case "InputPath" -> "read what you need from $states.input";
      case "ResultPath", "ResultSelector", "OutputPath", "Result" -> "use Output";
      case "ItemsPath" -> "use Items";
      case "Variable", "And", "Or", "Not" -> "use Condition";
      default ->
          field.endsWith("Path")
              ? "give '" + field.substring(0, field.length() - 4) + "' an expression"
              : "use Condition";
    };
  }
}
