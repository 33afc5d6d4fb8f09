package io.steplint.execution.jsonata;

import org.jspecify.annotations.Nullable;

/** What the operators between two values give. */
final class BinaryOperators {

  private static final double MOST_ITEMS = 1e7;

  private BinaryOperators() {}

  static @Nullable Object apply(String operator, @Nullable Object left, @Nullable Object right) {
    return switch (operator) {
      case "+", "-", "*", "/", "%" -> numeric(operator, left, right);
      case "=" -> left != null && right != null && Values.equal(left, right);
      case "!=" -> left != null && right != null && !Values.equal(left, right);
      case "<", "<=", ">", ">=" -> comparison(operator, left, right);
      case "in" -> includes(left, right);
      case "&" -> text(left) + text(right);
      default -> throw new AssertionError(operator);
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : Values.string(value);
  }

  private static @Nullable Double numeric(
      String operator, @Nullable Object left, @Nullable Object right) {
    if (left != null && !Values.isNumber(left)) {
      throw new JsonataFailure("T2001").about(left);
    }
    if (right != null && !Values.isNumber(right)) {
      throw new JsonataFailure("T2002").about(right);
    }
    if (left == null || right == null) {
      return null;
    }
    double a = (Double) left;
    double b = (Double) right;
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      default -> a % b;
    };
  }

  static @Nullable Double negate(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!Values.isNumber(value)) {
      throw new JsonataFailure("D1002").about(value);
    }
    return -(Double) value;
  }

  static boolean isComparable(@Nullable Object value) {
    return value == null || value instanceof String || value instanceof Double;
  }

  private static @Nullable Boolean comparison(
      String operator, @Nullable Object left, @Nullable Object right) {
    if (!isComparable(left) || !isComparable(right)) {
      throw new JsonataFailure("T2010").about(isComparable(left) ? right : left);
    }
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof String != right instanceof String) {
      throw new JsonataFailure("T2009").about(left).with("value2", Values.shown(right));
    }
    if (left instanceof String a && right instanceof String b) {
      return holds(operator, Integer.compare(a.compareTo(b), 0));
    }
    double a = (Double) left;
    double b = (Double) right;
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return false;
    }
    return holds(operator, a < b ? -1 : a > b ? 1 : 0);
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean includes(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return false;
    }
    for (Object item : Items.arrayFrom(right)) {
      // By identity for arrays and objects, as in the reference.
      boolean same =
          left instanceof Items || left instanceof java.util.Map
              ? item == left
              : Values.equal(left, item);
      if (same) {
        return true;
      }
    }
    return false;
  }

  static @Nullable Items range(
      @Nullable Object from, @Nullable Object to, Surroundings surroundings) {
    if (from != null && !isWhole(from)) {
      throw new JsonataFailure("T2003").about(from);
    }
    if (to != null && !isWhole(to)) {
      throw new JsonataFailure("T2004").about(to);
    }
    if (from == null || to == null) {
      return null;
    }
    double first = (Double) from;
    double last = (Double) to;
    if (first > last) {
      return null;
    }
    double size = last - first + 1;
    if (size > MOST_ITEMS) {
      throw new JsonataFailure("D2014").about(size);
    }
    surroundings.allocate(size);
    Items items = Items.emptySequence();
    for (double item = first; items.size() < size; item++) {
      items.add(item);
    }
    return items;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Double number && Double.isFinite(number) && number == Math.rint(number);
  }
}
