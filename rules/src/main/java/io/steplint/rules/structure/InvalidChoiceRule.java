package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule of a Choice that does not say one comparison. */
public final class InvalidChoiceRule implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-choice-rule",
              Category.STRUCTURE,
              "a Choice rule without a comparison, or with two")
          .why("AWS refuses the definition")
          .help("write one comparison in a rule, and join several with And or Or")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ChoiceState choice) {
        for (ChoiceState.Rule rule : choice.rules()) {
          if (rule.comparison() != null && !rule.node().has("Condition")) {
            check(rule.node(), rule.pointer(), machine, sink);
          }
        }
      }
    }
  }

  private static void check(ObjectNode node, Pointer pointer, MachineFacts machine, Sink sink) {
    List<String> operators = new ArrayList<>();
    List<String> junctions = new ArrayList<>();
    for (ObjectNode.Member member : node.members()) {
      String name = member.name();
      if (name.equals("And") || name.equals("Or") || name.equals("Not")) {
        junctions.add(name);
      } else if (ComparisonOperator.of(name) != null) {
        operators.add(name);
      }
    }
    List<String> all = new ArrayList<>(junctions);
    all.addAll(operators);
    boolean variable = node.has("Variable");
    if (all.isEmpty() && !hasMisspelledOperator(node)) {
      report(node, pointer, machine, sink, "A rule of a Choice needs a comparison, And, Or or Not");
    } else if (all.size() > 1) {
      report(
          node, pointer, machine, sink, "There should only be one of the following fields: " + all);
    } else if (junctions.isEmpty() && !variable) {
      report(node, pointer, machine, sink, "These fields are required: [Variable]");
    } else if (!junctions.isEmpty() && variable) {
      report(
          node,
          pointer,
          machine,
          sink,
          "There should only be one of the following fields: [Variable, " + junctions.get(0) + "]");
    }
    for (String junction : junctions) {
      checkOperands(node.get(junction), pointer.child(junction), machine, sink);
    }
  }

  private static void checkOperands(
      @Nullable Node value, Pointer pointer, MachineFacts machine, Sink sink) {
    ObjectNode single = value == null ? null : value.asObject();
    if (single != null) {
      check(single, pointer, machine, sink);
    }
    ArrayNode several = value == null ? null : value.asArray();
    if (several != null) {
      for (int i = 0; i < several.items().size(); i++) {
        ObjectNode operand = several.items().get(i).asObject();
        if (operand != null) {
          check(operand, pointer.child(i), machine, sink);
        }
      }
    }
  }

  /** A field that is not supported at all is reported as such; it was meant as the comparison. */
  private static boolean hasMisspelledOperator(ObjectNode node) {
    for (ObjectNode.Member member : node.members()) {
      if (!KNOWN.contains(member.name())) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      ObjectNode node, Pointer pointer, MachineFacts machine, Sink sink, String message) {
    Places.at(sink, machine, pointer, node)
        .message(message)
        .awsCode("SCHEMA_VALIDATION_FAILED")
        .must();
  }

  private static final Set<String> KNOWN =
      Set.of("Variable", "Next", "Comment", "Assign", "Output");
}
