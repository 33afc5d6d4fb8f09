package io.steplint.typing.jsonata;

import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.Locale;

/** The functions of texts, numbers and single values. */
final class Scalars {

  private Scalars() {}

  /** The result of a function whose first argument is there. */
  static Type result(String name, Type first, Type second) {
    return switch (name) {
      case "string" -> string(first);
      case "length" -> length(first);
      case "lowercase", "uppercase", "trim" -> mapped(name, first);
      case "contains", "boolean", "not" -> truth(name, first);
      case "split" -> Types.array(Type.string());
      case "number" -> number(first);
      case "abs" -> integral(first) ? Type.integer() : Type.number();
      case "round" -> integral(first) || second.mustBeMissing() ? Type.integer() : Type.number();
      case "floor", "ceil", "parseInteger" -> Type.integer();
      case "toMillis" -> second.mustBeMissing() ? Type.integer() : Type.integer().orMissing();
      case "fromMillis" -> second.mustBeMissing() ? Types.timestamp() : Type.string();
      case "sum" -> sum(first);
      case "power", "sqrt" -> Type.number();
      case "type" -> kindName(first);
      case "hash" -> Types.stringOfLength(32, 128);
      case "parse" -> parse(first);
      default -> Type.string();
    };
  }

  private static Type length(Type first) {
    Strings strings = first.strings();
    String literal = strings == null ? null : strings.single();
    if (literal != null) {
      return Type.literal(literal.codePointCount(0, literal.length()));
    }
    return strings == null ? Type.never() : Types.integerFrom(0);
  }

  private static Type string(Type first) {
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

  private static Type mapped(String name, Type first) {
    Strings strings = first.strings();
    String literal = strings == null ? null : strings.single();
    if (literal == null || name.equals("trim")) {
      return strings == null ? Type.never() : Type.string();
    }
    return Type.literal(
        name.equals("lowercase")
            ? literal.toLowerCase(Locale.ROOT)
            : literal.toUpperCase(Locale.ROOT));
  }

  private static Type truth(String name, Type first) {
    if (name.equals("contains")) {
      return Type.bool();
    }
    Type truth = Operators.truth(first);
    if (name.equals("boolean")) {
      return truth;
    }
    return truth.mayBeTrue() && truth.mayBeFalse() ? truth : Type.literal(!truth.mayBeTrue());
  }

  private static Type number(Type first) {
    Type numbers = first.only(Kind.NUMBER);
    Type others = first.without(Kind.NUMBER);
    boolean only = !others.mayBe(Kind.STRING) && !others.mayBe(Kind.BOOLEAN);
    return only ? numbers : Type.number();
  }

  private static boolean integral(Type type) {
    Numbers numbers = type.numbers();
    return numbers != null && numbers.isInteger();
  }

  private static Type sum(Type first) {
    return integral(Stream.of(first).item()) ? Type.integer() : Type.number();
  }

  private static Type kindName(Type first) {
    Type result = Type.never();
    for (Kind kind : first.kinds()) {
      result = result.join(Type.literal(kind.toString()));
    }
    return result;
  }

  private static Type parse(Type first) {
    Strings strings = first.strings();
    Type result = first.mayBe(Kind.NULL) ? Type.nullValue() : Type.never();
    if (strings == null) {
      return result;
    }
    Type json = strings.jsonText();
    return result.join(json == null ? Type.unknown() : json);
  }
}
