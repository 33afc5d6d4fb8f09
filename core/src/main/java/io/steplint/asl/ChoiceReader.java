package io.steplint.asl;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a Choice. Recursion is as deep as the document. */
final class ChoiceReader {

  private ChoiceReader() {}

  static List<ChoiceState.Rule> rules(StateFields fields) {
    List<ChoiceState.Rule> rules = new ArrayList<>();
    ArrayNode array = fields.node().array("Choices");
    if (array != null) {
      Pointer at = fields.pointer().child("Choices");
      for (int i = 0; i < array.items().size(); i++) {
        ObjectNode item = array.items().get(i).asObject();
        if (item != null) {
          rules.add(rule(item, at.child(i), fields.language()));
        }
      }
    }
    return rules;
  }

  private static ChoiceState.Rule rule(ObjectNode node, Pointer pointer, QueryLanguage language) {
    boolean jsonata = language == QueryLanguage.JSONATA;
    boolean jsonPath = language == QueryLanguage.JSONPATH;
    return new ChoiceState.Rule(
        node,
        pointer,
        jsonPath ? comparison(node, pointer) : null,
        jsonata ? read(node, pointer, "Condition", language) : null,
        node.string("Next"),
        read(node, pointer, "Assign", language),
        jsonata ? read(node, pointer, "Output", language) : null);
  }

  private static @Nullable PayloadTemplate read(
      ObjectNode node, Pointer pointer, String name, QueryLanguage language) {
    return PayloadTemplateReader.read(node.get(name), pointer.child(name), language);
  }

  private static Comparison comparison(ObjectNode node, Pointer pointer) {
    ObjectNode.Member found = null;
    for (ObjectNode.Member member : node.members()) {
      String name = member.name();
      boolean decides =
          name.equals("And")
              || name.equals("Or")
              || name.equals("Not")
              || ComparisonOperator.of(name) != null;
      if (decides && found != null) {
        return new Comparison.Opaque(node, pointer);
      }
      found = decides ? member : found;
    }
    if (found == null) {
      return new Comparison.Opaque(node, pointer);
    }
    Pointer at = pointer.child(found.name());
    return switch (found.name()) {
      case "And" -> junction(node, pointer, found.value(), at, true);
      case "Or" -> junction(node, pointer, found.value(), at, false);
      case "Not" -> {
        ObjectNode operand = found.value().asObject();
        yield operand == null
            ? new Comparison.Opaque(node, pointer)
            : new Comparison.Not(node, pointer, comparison(operand, at));
      }
      default -> test(node, pointer, found, at);
    };
  }

  private static Comparison junction(
      ObjectNode node, Pointer pointer, Node value, Pointer at, boolean and) {
    ArrayNode array = value.asArray();
    if (array == null) {
      return new Comparison.Opaque(node, pointer);
    }
    List<Comparison> operands = new ArrayList<>(array.items().size());
    for (int i = 0; i < array.items().size(); i++) {
      ObjectNode item = array.items().get(i).asObject();
      if (item == null) {
        return new Comparison.Opaque(node, pointer);
      }
      operands.add(comparison(item, at.child(i)));
    }
    return and
        ? new Comparison.And(node, pointer, operands)
        : new Comparison.Or(node, pointer, operands);
  }

  private static Comparison test(
      ObjectNode node, Pointer pointer, ObjectNode.Member member, Pointer at) {
    ComparisonOperator operator = ComparisonOperator.of(member.name());
    ScalarNode variable = node.string("Variable");
    ScalarNode operand = member.value().asScalar();
    if (operator == null || variable == null || operand == null) {
      return new Comparison.Opaque(node, pointer);
    }
    boolean byPath = ComparisonOperator.isPathForm(member.name());
    if (byPath && !operand.isString()) {
      return new Comparison.Opaque(node, pointer);
    }
    return new Comparison.Test(
        node,
        pointer,
        Expression.ofPath(variable, pointer.child("Variable")),
        operator,
        operand,
        byPath ? Expression.ofPath(operand, at) : null);
  }
}
