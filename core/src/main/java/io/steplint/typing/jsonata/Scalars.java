package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.type.JsonText;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.Locale;

/** The functions of texts, numbers and single values. */
final class Scalars {

  private Scalars() {}

  static Type length(Type first) {
    Strings strings = first.strings();
    String literal = strings == null ? null : strings.single();
    if (literal != null) {
      return Type.literal(literal.codePointCount(0, literal.length()));
    }
    return strings == null ? Type.never() : Types.integerFrom(0);
  }

  static Type string(Type first) {
    Type result = first.only(Kind.STRING);
    String literal = Operators.text(first);
    if (literal != null) {
      return Type.literal(literal);
    }
    Type structures = first.only(Kind.OBJECT).join(first.only(Kind.ARRAY));
    if (first.functions() != null || !first.without(Kind.STRING).equals(structures)) {
      return Type.string();
    }
    // Functions inside become empty texts, and numbers lose digits: only the outline is kept.
    return result.join(structures.isNever() ? structures : Types.jsonText(outline(structures)));
  }

  private static Type outline(Type structures) {
    return structures.array() == null
        ? Type.anyObject()
        : structures.objects().isEmpty() ? Type.anyArray() : Type.anyArray().join(Type.anyObject());
  }

  static Type mapped(JsonataFunction function, Type first) {
    Strings strings = first.strings();
    String literal = strings == null ? null : strings.single();
    if (literal == null || function == JsonataFunction.TRIM) {
      return strings == null ? Type.never() : Type.string();
    }
    return Type.literal(
        function == JsonataFunction.LOWERCASE
            ? literal.toLowerCase(Locale.ROOT)
            : literal.toUpperCase(Locale.ROOT));
  }

  static Type negated(Type first) {
    Type truth = Operators.truth(first);
    return truth.mayBeTrue() && truth.mayBeFalse() ? truth : Type.literal(!truth.mayBeTrue());
  }

  static Type number(Type first) {
    Type numbers = first.only(Kind.NUMBER);
    Type others = first.without(Kind.NUMBER);
    boolean only = !others.mayBe(Kind.STRING) && !others.mayBe(Kind.BOOLEAN);
    return only ? numbers : Type.number();
  }

  private static boolean integral(Type type) {
    Numbers numbers = type.numbers();
    return numbers != null && numbers.isInteger();
  }

  static Type absolute(Type first) {
    return (integral(first) ? Type.integer() : Type.number()).join(BeyondNumbers.of(first));
  }

  static Type whole(Type first) {
    return Type.integer().join(BeyondNumbers.of(first));
  }

  static Type rounded(Type first, Type digits) {
    return (integral(first) || digits.mustBeMissing() ? Type.integer() : Type.number())
        .join(BeyondNumbers.of(first));
  }

  static Type sum(Type first) {
    Type item = Stream.of(first).item();
    return (integral(item) ? Type.integer() : Type.number()).join(BeyondNumbers.of(item));
  }

  /** The greatest, the least or the average of numbers. */
  static Type chosen(Type first) {
    Stream items = Stream.of(first);
    if (items.isEmpty()) {
      return Type.missing();
    }
    Type chosen = Type.number().join(BeyondNumbers.of(items.item()));
    return items.min() > 0 ? chosen : chosen.orMissing();
  }

  static Type kindName(Type first) {
    Type result = Type.never();
    for (Kind kind : first.kinds()) {
      result = result.join(Type.literal(kind.toString()));
    }
    return result;
  }

  static Type parsed(Type first) {
    Strings strings = first.strings();
    Type result = first.mayBe(Kind.NULL) ? Type.nullValue() : Type.never();
    if (strings == null) {
      return result;
    }
    if (strings.literals().isEmpty()) {
      Type json = strings.jsonText();
      return result.join(json == null ? Type.unknown() : json);
    }
    for (String literal : strings.literals()) {
      Type json = JsonText.strictTypeOf(literal);
      result = json == null ? result : result.join(json);
    }
    return result;
  }
}
