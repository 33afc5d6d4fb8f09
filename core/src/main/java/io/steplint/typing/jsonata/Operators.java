package io.steplint.typing.jsonata;

import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The results of operators on operands of the right kinds, and the truth of values. */
final class Operators {

  /** Longer texts are not joined literally. */
  private static final int MAX_TEXT = 10_000;

  private Operators() {}

  static Type arithmetic(String operator, Type left, Type right) {
    Numbers one = left.numbers();
    Numbers other = right.numbers();
    if (one == null || other == null) {
      return Type.never();
    }
    BigDecimal a = one.single();
    BigDecimal b = other.single();
    if (a != null && b != null && small(a) && small(b)) {
      switch (operator) {
        case "+":
          return folded(a.add(b));
        case "-":
          return folded(a.subtract(b));
        case "*":
          return folded(a.multiply(b));
        default:
          break;
      }
    }
    boolean integers = one.isInteger() && other.isInteger();
    // A float is whole where it is large, so whole operands give whole results.
    Type finite = integers && !operator.equals("/") ? Type.integer() : Type.number();
    return finite.join(beyond(operator, left, right));
  }

  /** The texts of what is no finite number, as far as the operands can lead to it. */
  private static Type beyond(String operator, Type left, Type right) {
    Type handedOn = BeyondNumbers.of(left, right);
    if (!handedOn.isNever()) {
      return handedOn;
    }
    Numbers one = left.numbers();
    Numbers other = right.numbers();
    if (one == null || other == null) {
      return Type.never();
    }
    BigDecimal a = one.single();
    BigDecimal b = other.single();
    if (a != null && b != null) {
      return BeyondNumbers.of(operator, a.doubleValue(), b.doubleValue());
    }
    boolean divides = operator.equals("/") || operator.equals("%");
    if (!divides || !other.contains(BigDecimal.ZERO)) {
      return Type.never();
    }
    return operator.equals("%") ? BeyondNumbers.NAN : BeyondNumbers.ALL;
  }

  /** Sums of such numbers are exact in floating point. */
  static boolean small(BigDecimal number) {
    return number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1L << 25)) < 0;
  }

  private static Type folded(BigDecimal number) {
    return Type.literal(number.round(MathContext.UNLIMITED));
  }

  static Type concatenation(Type left, Type right) {
    String one = text(left);
    String other = text(right);
    if (one != null && other != null && one.length() + other.length() <= MAX_TEXT) {
      return Type.literal(one + other);
    }
    return one != null && !one.isEmpty() ? Types.stringWithPrefix(one) : Type.string();
  }

  /** The text of a literal as {@code $string} writes it, null where it is not known. */
  static @Nullable String text(Type type) {
    if (type.mustBeMissing()) {
      return "";
    }
    if (type.mustBe(Kind.NULL)) {
      return "null";
    }
    Object literal = type.literalValue();
    if (literal instanceof BigDecimal number) {
      return small(number) ? number.toPlainString() : null;
    }
    return literal == null ? null : literal.toString();
  }

  static Type equality(boolean equal, Type left, Type right) {
    if (left.mustBeMissing() || right.mustBeMissing()) {
      return Type.literal(false);
    }
    Type result = Type.never();
    Type one = left.present();
    Type other = right.present();
    Object a = one.literalValue();
    Object b = other.literalValue();
    if (one.functions() != null || other.functions() != null) {
      result = Type.bool();
    } else if (one.meet(other).isNever()) {
      result = Type.literal(!equal);
    } else if (a != null && a.equals(b)) {
      result = Type.literal(equal);
    } else {
      result = Type.bool();
    }
    return left.mayBeMissing() || right.mayBeMissing() ? result.join(Type.literal(false)) : result;
  }

  /** The result of {@code <}, {@code <=}, {@code >} and {@code >=}; never where they fail. */
  static Type order(String operator, Type left, Type right) {
    Type result = Type.never();
    if (left.mayBeMissing() && (right.mayBeMissing() || isOrdered(right))) {
      result = Type.missing();
    }
    if (right.mayBeMissing() && isOrdered(left)) {
      result = Type.missing();
    }
    Object one = left.present().literalValue();
    Object other = right.present().literalValue();
    if (one instanceof BigDecimal first && other instanceof BigDecimal second) {
      return result.join(Type.literal(holds(operator, first.compareTo(second))));
    }
    if (one instanceof String first && other instanceof String second) {
      return result.join(Type.literal(holds(operator, first.compareTo(second))));
    }
    boolean comparable =
        (left.mayBe(Kind.NUMBER) && right.mayBe(Kind.NUMBER))
            || (left.mayBe(Kind.STRING) && right.mayBe(Kind.STRING));
    return comparable ? result.join(Type.bool()) : result;
  }

  private static boolean isOrdered(Type type) {
    return type.mayBe(Kind.NUMBER) || type.mayBe(Kind.STRING);
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  /** Whether a value can be true, as {@code $boolean} and conditions see it. */
  static boolean mayBeTrue(Type type) {
    if (type.mayBeTrue() || mayBeOtherThan(type) || type.functions() != null) {
      return true; // whether a function is true depends on where it comes from
    }
    for (ObjectShape shape : type.objects()) {
      if (!shape.isClosed() || !shape.fields().isEmpty()) {
        return true;
      }
    }
    ArrayShape array = type.array();
    return array != null && array.max() > 0 && mayBeTrue(array.item());
  }

  private static boolean mayBeOtherThan(Type type) {
    Numbers numbers = type.numbers();
    BigDecimal number = numbers == null ? null : numbers.single();
    boolean truthyNumber = numbers != null && (number == null || number.signum() != 0);
    return truthyNumber || (type.strings() != null && !"".equals(type.strings().single()));
  }

  /** Whether a value can be false, or there can be none. */
  static boolean mayBeFalse(Type type) {
    if (type.mayBeMissing() || type.mayBe(Kind.NULL) || type.mayBeFalse()) {
      return true;
    }
    if (type.functions() != null) {
      return true;
    }
    Numbers numbers = type.numbers();
    if (numbers != null && numbers.contains(BigDecimal.ZERO)) {
      return true;
    }
    if (type.strings() != null && type.strings().contains("")) {
      return true;
    }
    for (ObjectShape shape : type.objects()) {
      if (shape.fields().values().stream().noneMatch(field -> field.isRequired())) {
        return true;
      }
    }
    ArrayShape array = type.array();
    return array != null && (array.min() == 0 || mayBeFalse(array.item()));
  }

  static Type truth(Type type) {
    boolean yes = mayBeTrue(type);
    boolean no = mayBeFalse(type);
    return yes ? (no ? Type.bool() : Type.literal(true)) : Type.literal(false);
  }
}
