package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field that a state, a rule or the machine cannot be without. */
public final class MissingField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("missing-field", Category.STRUCTURE, "a required field that is missing")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Map<String, List<Violation>> byObject = new LinkedHashMap<>();
    for (Violation violation :
        SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.MISSING_FIELD)) {
      byObject
          .computeIfAbsent(violation.pointer().toString(), k -> new ArrayList<>())
          .add(violation);
    }
    Set<String> mistyped = byObject.isEmpty() ? Set.of() : UnsupportedField.meantFields(machine);
    for (List<Violation> violations : byObject.values()) {
      report(violations, mistyped, machine, sink);
    }
  }

  private static void report(
      List<Violation> violations, Set<String> mistyped, MachineFacts machine, Sink sink) {
    List<String> names = new ArrayList<>();
    for (Violation violation : violations) {
      String name = violation.property();
      if (name != null
          && !names.contains(name)
          && !mistyped.contains(violation.pointer().child(name).toString())
          && !isExplained(name, violation)) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      return;
    }
    Violation first = violations.get(0);
    var finding =
        Places.at(sink, machine, first.pointer(), first.node())
            .message(message(names))
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .subject(String.join(",", names));
    String help = help(names.get(0));
    if (help != null) {
      finding.help(help);
    }
    finding.must();
  }

  /** What is written in the other language throughout has one mistake: its language. */
  private static boolean isExplained(String name, Violation violation) {
    var object = violation.node().asObject();
    if (object == null) {
      return false;
    }
    if (name.equals("Seconds")) {
      return object.has("SecondsPath") || object.has("TimestampPath");
    }
    if (name.equals("Arguments")) {
      return object.has("Parameters");
    }
    return name.equals("Condition")
        && object.members().stream().anyMatch(m -> LanguageFields.isJsonPathOnly(m.name()));
  }

  private static String message(List<String> names) {
    return names.equals(List.of("RoleArn"))
        ? "The field 'RoleArn' is required but was missing"
        : "These fields are required: " + names;
  }

  private static @Nullable String help(String name) {
    return switch (name) {
      case "Next" -> "add \"Next\" with the name of a state, or \"End\": true";
      case "Seconds" -> "say how long with Seconds, or until when with Timestamp";
      case "ItemProcessor" -> "add the states that run for each item as ItemProcessor";
      case "MaxItemsPerBatch" -> "bound a batch with MaxItemsPerBatch or MaxInputBytesPerBatch";
      default -> null;
    };
  }
}
