package io.steplint.rules.structure;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.schema.Violation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Two fields that say the same thing in two ways. */
public final class ConflictingFields implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("conflicting-fields", Category.STRUCTURE, "two fields that exclude each other")
          .why("AWS refuses the definition")
          .help("keep one of them and remove the others")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private record Group(Violation first, Set<String> fields) {}

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Violation violation : SchemaViolations.of(machine).flaws(SchemaViolations.Flaw.CONFLICT)) {
      merge(groups, violation);
    }
    for (Group group : groups.values()) {
      Violation first = group.first();
      Places.at(sink, machine, first.pointer(), first.node())
          .message("There should only be one of the following fields: " + group.fields())
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .subject(String.join(",", group.fields()))
          .must();
    }
  }

  /** Three ways to say one thing are one mistake, although every two of them are in conflict. */
  private static void merge(Map<String, Group> groups, Violation violation) {
    String object = violation.pointer().toString();
    for (Group group : groups.values()) {
      if (group.first().pointer().toString().equals(object)
          && violation.expected().stream().anyMatch(group.fields()::contains)) {
        group.fields().addAll(violation.expected());
        return;
      }
    }
    groups.put(
        object + violation.expected(),
        new Group(violation, new LinkedHashSet<>(violation.expected())));
  }
}
