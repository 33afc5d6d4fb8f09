package io.steplint.rules.dataflow;

import io.steplint.asl.Expression;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ContextReads;
import io.steplint.rules.Expressions;
import io.steplint.text.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A path into the context object that leads to no field of it. */
public final class UnknownContextField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-context-field",
              Category.DATAFLOW,
              "a field that the context object does not have")
          .why("The state fails when it reads the field")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "Execution",
          Set.of("Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"),
          "State",
          Set.of("EnteredTime", "Name", "RetryCount"),
          "StateMachine",
          Set.of("Id", "Name"),
          "Task",
          Set.of("Token"),
          "Map",
          Set.of("Item"));
  private static final Set<String> ITEM = Set.of("Index", "Value", "Key", "Source");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      for (ContextReads.Read read : ContextReads.of(use.expression())) {
        check(use.expression(), read, sink);
      }
    }
  }

  private static void check(Expression expression, ContextReads.Read read, Sink sink) {
    List<String> names = read.names();
    Set<String> known = FIELDS.keySet();
    for (int i = 0; i < Math.min(names.size(), 3); i++) {
      String name = names.get(i);
      if (i == 1) {
        known = FIELDS.getOrDefault(names.get(0), Set.of());
      } else if (i == 2) {
        if (!names.get(0).equals("Map")) {
          return;
        }
        known = ITEM;
      }
      if (!known.contains(name)) {
        FindingBuilder finding =
            sink.at(expression, read.start(), read.end())
                .message("The context object has no field '" + name + "' here")
                .subject(String.join(".", names));
        String meant = Nearest.to(name, new TreeSet<>(known));
        finding.help(
            meant != null
                ? "write '" + meant + "'"
                : "there are: " + String.join(", ", new TreeSet<>(known)));
        if (expression.kind() == Expression.Kind.JSONATA) {
          finding.why("It is undefined, and what is made of it too").may();
        } else {
          finding.must();
        }
        return;
      }
    }
  }
}
