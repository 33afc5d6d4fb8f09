package io.steplint.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of types: their bounds, kind by kind, and whether a value is of one. */
final class Lattice {

  private Lattice() {}

  static Type join(Type one, Type other) {
    if (one.equals(other) || other.isNever()) {
      return one;
    }
    if (one.isNever()) {
      return other;
    }
    Numbers numbers = one.numbers();
    Strings strings = one.strings();
    ArrayShape array = one.array();
    Functions functions = one.functions();
    return Type.of(
        one.mayBeMissing() || other.mayBeMissing(),
        one.mayBe(Kind.NULL) || other.mayBe(Kind.NULL),
        one.booleanBits() | other.booleanBits(),
        numbers == null
            ? other.numbers()
            : other.numbers() == null ? numbers : numbers.join(other.numbers()),
        strings == null
            ? other.strings()
            : other.strings() == null ? strings : strings.join(other.strings()),
        array == null ? other.array() : other.array() == null ? array : array.join(other.array()),
        ObjectShape.alternatives(one.objects(), other.objects()),
        functions == null
            ? other.functions()
            : other.functions() == null ? functions : functions.join(other.functions()));
  }

  static Type meet(Type one, Type other) {
    Functions functions = one.functions();
    if (one.equals(other)) {
      return one;
    }
    if (one.isUnknown() && other.functions() == null) {
      return other.withMissing(one.mayBeMissing() && other.mayBeMissing());
    }
    if (other.isUnknown() && functions == null) {
      return one.withMissing(one.mayBeMissing() && other.mayBeMissing());
    }
    Numbers numbers = one.numbers();
    Strings strings = one.strings();
    ArrayShape array = one.array();
    return Type.of(
        one.mayBeMissing() && other.mayBeMissing(),
        one.mayBe(Kind.NULL) && other.mayBe(Kind.NULL),
        one.booleanBits() & other.booleanBits(),
        numbers == null || other.numbers() == null ? null : numbers.meet(other.numbers()),
        strings == null || other.strings() == null ? null : strings.meet(other.strings()),
        array == null || other.array() == null ? null : array.meet(other.array()),
        meet(one.objects(), other.objects()),
        functions == null || other.functions() == null
            ? null
            : functions.isAny() ? other.functions() : functions);
  }

  private static List<ObjectShape> meet(List<ObjectShape> some, List<ObjectShape> others) {
    List<ObjectShape> both = List.of();
    for (ObjectShape one : some) {
      for (ObjectShape other : others) {
        ObjectShape shape = one.meet(other);
        if (shape != null) {
          both = ObjectShape.alternatives(both, List.of(shape));
        }
      }
    }
    return both;
  }

  static boolean isSubtype(Type one, Type other) {
    Functions functions = one.functions();
    if (one.equals(other) || (other.isUnknown() && functions == null)) {
      return !one.mayBeMissing() || other.mayBeMissing();
    }
    Numbers numbers = one.numbers();
    Strings strings = one.strings();
    ArrayShape array = one.array();
    return (!one.mayBeMissing() || other.mayBeMissing())
        && (!one.mayBe(Kind.NULL) || other.mayBe(Kind.NULL))
        && (one.booleanBits() & ~other.booleanBits()) == 0
        && (numbers == null || (other.numbers() != null && numbers.isSubsetOf(other.numbers())))
        && (strings == null || (other.strings() != null && strings.isSubsetOf(other.strings())))
        && (array == null || (other.array() != null && array.isSubsetOf(other.array())))
        && fit(one.objects(), other.objects())
        && (functions == null
            || (other.functions() != null && functions.isSubsetOf(other.functions())));
  }

  private static boolean fit(List<ObjectShape> some, List<ObjectShape> others) {
    for (ObjectShape one : some) {
      boolean fits = false;
      for (ObjectShape other : others) {
        if (one.isSubsetOf(other)) {
          fits = true;
          break;
        }
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  static boolean contains(Type type, @Nullable Object value) {
    if (value == null) {
      return type.mayBe(Kind.NULL);
    }
    if (value instanceof Boolean flag) {
      return flag ? type.mayBeTrue() : type.mayBeFalse();
    }
    if (value instanceof Number number) {
      Numbers numbers = type.numbers();
      return numbers != null
          && numbers.contains(
              number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()));
    }
    if (value instanceof String text) {
      Strings strings = type.strings();
      return strings != null && strings.contains(text);
    }
    if (value instanceof List<?> items) {
      ArrayShape array = type.array();
      return array != null && array.contains(items);
    }
    if (value instanceof Map<?, ?> fields) {
      for (ObjectShape shape : type.objects()) {
        if (shape.contains(fields)) {
          return true;
        }
      }
    }
    return false;
  }
}
