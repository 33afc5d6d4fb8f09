package io.steplint.counterexample;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.PayloadTemplate;
import io.steplint.execution.ExecutionStep;
import io.steplint.execution.json.Json;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes candidates so that a Choice takes another of its rules. */
final class Steering {

  private final ExecutionStep step;

  Steering(ExecutionStep step) {
    this.step = step;
  }

  /** A candidate for every rule that could be made to hold, and one for none of them. */
  List<Candidate> others(ChoiceState choice, Candidate candidate) {
    List<Candidate> others = new ArrayList<>();
    for (ChoiceState.Rule rule : choice.rules()) {
      if (rule.comparison() != null) {
        others.addAll(decide(rule.comparison(), true, candidate));
        others.addAll(decide(rule.comparison(), false, candidate));
      }
      PayloadTemplate condition = rule.condition();
      StateExpression parsed =
          condition == null || condition.expression() == null
              ? null
              : condition.expression().jsonata();
      if (parsed != null) {
        others.addAll(decide(parsed.expression(), true, candidate));
        others.addAll(decide(parsed.expression(), false, candidate));
      }
    }
    return others;
  }

  // ---- JSONPath

  private List<Candidate> decide(Comparison comparison, boolean holds, Candidate candidate) {
    return switch (comparison.kind()) {
      case NOT -> decide(((Comparison.Not) comparison).operand(), !holds, candidate);
      case AND -> all(((Comparison.And) comparison).operands(), holds, holds, candidate);
      case OR -> all(((Comparison.Or) comparison).operands(), holds, !holds, candidate);
      case TEST -> decide((Comparison.Test) comparison, holds, candidate);
      case OPAQUE -> List.of();
    };
  }

  /** Decides all of the operands one after the other, or each of them by itself. */
  private List<Candidate> all(
      List<Comparison> operands, boolean holds, boolean together, Candidate candidate) {
    List<Candidate> decided = new ArrayList<>();
    if (!together) {
      for (Comparison operand : operands) {
        decided.addAll(decide(operand, holds, candidate));
      }
      return decided;
    }
    Candidate at = candidate;
    for (Comparison operand : operands) {
      List<Candidate> next = decide(operand, holds, at);
      at = next.isEmpty() ? at : next.get(0);
    }
    decided.add(at);
    return decided;
  }

  private List<Candidate> decide(Comparison.Test test, boolean holds, Candidate candidate) {
    Path path = test.variable().path();
    if (path == null || path.head().kind() != Head.Kind.INPUT) {
      return List.of();
    }
    Resolution place = new Resolution(step.input(), Reads.names(path));
    List<Candidate> decided = new ArrayList<>();
    for (Object value : values(test, holds)) {
      decided.addAll(place.with(candidate, value == ABSENT ? null : value));
    }
    return decided;
  }

  private static final Object ABSENT = new Object();

  private static List<Object> values(Comparison.Test test, boolean holds) {
    Object operand = test.operandPath() == null ? Json.of(test.operand()) : null;
    ComparisonOperator operator = test.operator();
    if (operator.relation() == ComparisonOperator.Relation.IS) {
      return is(operator, Boolean.TRUE.equals(operand) == holds);
    }
    if (operand == null) {
      return List.of();
    }
    return switch (operator.operand()) {
      case NUMBER -> numbers((Number) operand);
      case BOOLEAN -> List.of(Boolean.TRUE.equals(operand) == holds);
      case TIMESTAMP -> List.of(operand, "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
      case STRING ->
          holds
              ? List.of(((String) operand).replace("*", "a"), operand, "", operand + "a")
              : List.of("a", operand + "a");
    };
  }

  private static List<Object> numbers(Number operand) {
    if (operand instanceof Long whole) {
      return List.of(whole, whole + 1, whole - 1);
    }
    double number = operand.doubleValue();
    return List.of(operand, number + 1, number - 1);
  }

  private static List<Object> is(ComparisonOperator operator, boolean holds) {
    return switch (operator) {
      case IS_NULL -> List.of(holds ? Json.NULL : "a");
      case IS_PRESENT -> List.of(holds ? "a" : ABSENT);
      case IS_NUMERIC -> List.of(holds ? (Object) 1L : "a");
      case IS_STRING -> List.of(holds ? "a" : (Object) 1L);
      case IS_BOOLEAN -> List.of(holds ? (Object) true : "a");
      default -> List.of(holds ? "2026-01-01T00:00:00Z" : "a");
    };
  }

  // ---- JSONata

  private List<Candidate> decide(JsonataExpression node, boolean holds, Candidate candidate) {
    if (node instanceof JsonataExpression.Block block && block.expressions().size() == 1) {
      return decide(block.expressions().get(0), holds, candidate);
    }
    if (node instanceof JsonataExpression.Call call && !call.arguments().isEmpty()) {
      String name =
          call.procedure() instanceof JsonataExpression.Variable function ? function.name() : "";
      return switch (name) {
        case "not" -> decide(call.arguments().get(0), !holds, candidate);
        case "exists" -> set(call.arguments().get(0), holds ? "a" : null, candidate);
        case "boolean" -> decide(call.arguments().get(0), holds, candidate);
        default -> List.of();
      };
    }
    if (node instanceof JsonataExpression.Binary binary) {
      return decide(binary, holds, candidate);
    }
    return set(node, holds, candidate);
  }

  private List<Candidate> decide(
      JsonataExpression.Binary node, boolean holds, Candidate candidate) {
    List<Candidate> decided = new ArrayList<>();
    if (node.operator().equals("and") || node.operator().equals("or")) {
      boolean together = node.operator().equals("and") == holds;
      List<Candidate> left = decide(node.left(), holds, candidate);
      if (!together) {
        decided.addAll(left);
        decided.addAll(decide(node.right(), holds, candidate));
        return decided;
      }
      for (Candidate first : left.isEmpty() ? List.of(candidate) : left) {
        List<Candidate> both = decide(node.right(), holds, first);
        decided.addAll(both.isEmpty() ? List.of(first) : both);
      }
      return decided;
    }
    Object constant = constant(node.right());
    JsonataExpression read = node.left();
    if (constant == null) {
      constant = constant(node.left());
      read = node.right();
    }
    if (constant == null) {
      return decided;
    }
    List<Object> values =
        constant instanceof Number number
            ? numbers(number)
            : constant instanceof Boolean flag ? List.of(flag, !flag) : List.of(constant, "a", "");
    for (Object value : values) {
      decided.addAll(set(read, value, candidate));
    }
    return decided;
  }

  private static @Nullable Object constant(JsonataExpression node) {
    if (node instanceof JsonataExpression.Text text) {
      return text.value();
    }
    if (node instanceof JsonataExpression.Number number) {
      double value = number.value();
      return value == Math.rint(value) ? (Object) (long) value : (Object) value;
    }
    return node instanceof JsonataExpression.Bool bool ? (Object) bool.value() : null;
  }

  private List<Candidate> set(JsonataExpression node, @Nullable Object value, Candidate candidate) {
    if (!(node instanceof JsonataExpression.Path path)
        || !(path.steps().get(0).expression() instanceof JsonataExpression.Variable head)
        || !head.name().equals("states")) {
      return List.of();
    }
    List<Object> names = new ArrayList<>();
    for (JsonataExpression.Step each : path.steps().subList(1, path.steps().size())) {
      if (each.expression() instanceof JsonataExpression.Name name) {
        names.add(name.name());
      }
    }
    if (names.size() < 2 || !names.get(0).equals("input")) {
      return List.of();
    }
    return new Resolution(step.input(), names.subList(1, names.size())).with(candidate, value);
  }
}
