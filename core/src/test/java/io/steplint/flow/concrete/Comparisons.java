package io.steplint.flow.concrete;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the comparisons of a Choice say of values. */
final class Comparisons {

  private Comparisons() {}

  static boolean holds(String operator, @Nullable Object value, @Nullable Object operand) {
    return switch (operator) {
      case "StringEquals" -> value instanceof String && value.equals(operand);
      case "StringLessThan" ->
          value instanceof String text
              && operand instanceof String other
              && text.compareTo(other) < 0;
      case "StringMatches" ->
          value instanceof String text
              && operand instanceof String pattern
              && text.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
      case "NumericEquals" -> order(value, operand) == Order.SAME;
      case "NumericLessThan" -> order(value, operand) == Order.LESS;
      case "NumericGreaterThanEquals" ->
          order(value, operand) == Order.SAME || order(value, operand) == Order.MORE;
      case "BooleanEquals" -> value instanceof Boolean && value.equals(operand);
      case "IsNull" -> (value == null) == Boolean.TRUE.equals(operand);
      case "IsString" -> (value instanceof String) == Boolean.TRUE.equals(operand);
      case "IsNumeric" -> (value instanceof BigDecimal) == Boolean.TRUE.equals(operand);
      case "IsBoolean" -> (value instanceof Boolean) == Boolean.TRUE.equals(operand);
      default -> throw new IllegalArgumentException("not generated: " + operator);
    };
  }

  /** The operator of a comparison, as it is written. */
  static String operator(Map<String, @Nullable Object> test) {
    for (String key : test.keySet()) {
      if (!key.equals("Variable") && !key.equals("Next")) {
        return key;
      }
    }
    throw new IllegalArgumentException("no operator: " + test);
  }

  private enum Order {
    LESS,
    SAME,
    MORE,
    NONE
  }

  private static Order order(@Nullable Object value, @Nullable Object operand) {
    if (value instanceof BigDecimal one && operand instanceof BigDecimal other) {
      int order = one.compareTo(other);
      return order < 0 ? Order.LESS : order == 0 ? Order.SAME : Order.MORE;
    }
    return Order.NONE;
  }
}
