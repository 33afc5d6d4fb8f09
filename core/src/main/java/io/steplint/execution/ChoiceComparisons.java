package io.steplint.execution;

import io.steplint.asl.Comparison;
import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.Expression;
import io.steplint.execution.json.Json;
import io.steplint.execution.path.PathFailure;
import io.steplint.execution.path.PathReader;
import io.steplint.query.path.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a rule of a Choice in JSONPath holds. */
final class ChoiceComparisons {

  private final StateValues values;

  ChoiceComparisons(StateValues values) {
    this.values = values;
  }

  boolean holds(Comparison comparison) {
    return switch (comparison.kind()) {
      case AND -> ((Comparison.And) comparison).operands().stream().allMatch(this::holds);
      case OR -> ((Comparison.Or) comparison).operands().stream().anyMatch(this::holds);
      case NOT -> !holds(((Comparison.Not) comparison).operand());
      case TEST -> holds((Comparison.Test) comparison);
      case OPAQUE -> throw new NotExecutableException(comparison.pointer() + " is no comparison");
    };
  }

  private boolean holds(Comparison.Test test) {
    if (test.operator() == ComparisonOperator.IS_PRESENT) {
      return isPresent(test.variable()) == isTrue(test);
    }
    Object value = read(test.variable());
    if (test.operator().relation() == ComparisonOperator.Relation.IS) {
      return is(test.operator(), value) == isTrue(test);
    }
    Expression path = test.operandPath();
    Object operand = path == null ? Json.of(test.operand()) : read(path);
    return compares(test.operator(), value, operand);
  }

  private static boolean isTrue(Comparison.Test test) {
    return Boolean.TRUE.equals(Json.of(test.operand()));
  }

  private boolean isPresent(Expression variable) {
    try {
      PathReader.read(path(variable), variable.text(), values.root(path(variable)));
      return true;
    } catch (PathFailure e) {
      return false;
    } catch (StateFailure e) {
      return false; // a variable without a value
    }
  }

  private static Path path(Expression expression) {
    Path path = expression.path();
    if (path == null) {
      throw new NotExecutableException(expression.pointer() + " is no path that is known");
    }
    return path;
  }

  private Object read(Expression expression) {
    Path path = path(expression);
    Object root = values.root(path);
    if (root == Json.NULL) {
      throw values
          .failed("Unable to apply Path transformation to null or empty input.")
          .at(point(expression, path, root));
    }
    try {
      return PathReader.read(path, expression.text(), root);
    } catch (PathFailure e) {
      throw values
          .failed(
              "Invalid path '"
                  + expression.text()
                  + "': The choice state's condition path references an invalid value.")
          .at(point(expression, path, root));
    }
  }

  private static FailurePoint point(Expression expression, Path path, Object root) {
    return new FailurePoint(expression.pointer().toString(), path, root, null);
  }

  private static boolean is(ComparisonOperator operator, Object value) {
    return switch (operator) {
      case IS_NULL -> value == Json.NULL;
      case IS_NUMERIC -> value instanceof Number;
      case IS_STRING -> value instanceof String;
      case IS_BOOLEAN -> value instanceof Boolean;
      case IS_TIMESTAMP -> value instanceof String text && Timestamps.parse(text) != null;
      default -> throw new AssertionError(operator);
    };
  }

  private static boolean compares(ComparisonOperator operator, Object value, Object operand) {
    if (operator == ComparisonOperator.STRING_MATCHES) {
      return value instanceof String text
          && operand instanceof String pattern
          && matches(text, pattern);
    }
    Integer order = order(operator.operand(), value, operand);
    if (order == null) {
      return false; // values of other kinds are not equal, nor is one of them less
    }
    return switch (operator.relation()) {
      case EQUALS -> order == 0;
      case LESS_THAN -> order < 0;
      case GREATER_THAN -> order > 0;
      case LESS_THAN_EQUALS -> order <= 0;
      case GREATER_THAN_EQUALS -> order >= 0;
      case MATCHES, IS -> throw new AssertionError(operator);
    };
  }

  private static @Nullable Integer order(
      ComparisonOperator.Operand kind, Object value, Object operand) {
    return switch (kind) {
      case STRING ->
          value instanceof String a && operand instanceof String b ? a.compareTo(b) : null;
      case NUMBER ->
          value instanceof Number a && operand instanceof Number b ? Json.compare(a, b) : null;
      case BOOLEAN ->
          value instanceof Boolean a && operand instanceof Boolean b ? a.compareTo(b) : null;
      case TIMESTAMP -> timestamps(value, operand);
    };
  }

  private static @Nullable Integer timestamps(Object value, Object operand) {
    Instant a = value instanceof String text ? Timestamps.parse(text) : null;
    Instant b = operand instanceof String text ? Timestamps.parse(text) : null;
    return a == null || b == null ? null : (Integer) a.compareTo(b);
  }

  /** Whether a text matches a pattern in which a star without a backslash stands for anything. */
  static boolean matches(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        literal.append(pattern.charAt(i));
      } else if (c == '*') {
        regex.append(java.util.regex.Pattern.quote(literal.toString())).append(".*");
        literal.setLength(0);
      } else {
        literal.append(c);
      }
    }
    regex.append(java.util.regex.Pattern.quote(literal.toString()));
    return java.util.regex.Pattern.compile(regex.toString(), java.util.regex.Pattern.DOTALL)
        .matcher(Objects.requireNonNull(text))
        .matches();
  }
}
