package io.steplint.typing.jsonata;

import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.List;

/**
 * What is no finite number: it counts as a number inside of an expression, and is written as one of
 * three texts. A type that may hold it has the text besides the numbers.
 */
final class BeyondNumbers {

  private static final List<String> TEXTS = List.of("Infinity", "-Infinity", "NaN");

  static final Type NAN = Type.literal("NaN");

  static final Type ALL = Types.literals("Infinity", "-Infinity", "NaN");

  private BeyondNumbers() {}

  /** The texts, if an operand may be no finite number; else never. */
  static Type of(Type... operands) {
    for (Type operand : operands) {
      Strings strings = operand.strings();
      if (strings != null && strings.literals().stream().anyMatch(TEXTS::contains)) {
        return ALL;
      }
    }
    return Type.never();
  }

  /** The result of an operation on two numbers, if it is no finite number; else never. */
  static Type of(String operator, double left, double right) {
    double result =
        switch (operator) {
          case "+" -> left + right;
          case "-" -> left - right;
          case "*" -> left * right;
          case "/" -> left / right;
          default -> left % right;
        };
    return Double.isFinite(result) ? Type.never() : Type.literal(Double.toString(result));
  }
}
