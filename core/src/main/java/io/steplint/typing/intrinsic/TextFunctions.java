package io.steplint.typing.intrinsic;

import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.type.JsonText;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of the intrinsic functions on texts. */
final class TextFunctions {

  /** Longer texts are refused by Base64Encode, Base64Decode and Hash. */
  private static final int MAX_TEXT = 10_000;

  /** Longer literals are not computed with. */
  private static final int MAX_FOLDED = 100_000;

  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final int[] HEX_DIGITS = {32, 40, 64, 96, 128};

  private final IntrinsicTyping typing;

  TextFunctions(IntrinsicTyping typing) {
    this.typing = typing;
  }

  Type format(Intrinsic.Call call, List<Type> arguments) {
    if (!(call.arguments().get(0) instanceof Intrinsic.Text template)) {
      Type text = expect(call, arguments, 0, Kind.STRING);
      return text.isNever() ? text : Type.string();
    }
    if (template.hasStrayBrace()) {
      typing.fail(
          call,
          0,
          Happens.MUST,
          true,
          "Invalid template in States.Format: matching '}' not found for '{' (a brace that is text"
              + " is written \\\\{)");
      return Type.never();
    }
    List<String> parts = template.templateParts();
    int values = arguments.size() - 1;
    if (parts.size() - 1 != values) {
      typing.fail(
          call,
          0,
          Happens.MUST,
          true,
          "The template has "
              + (parts.size() - 1)
              + " placeholders, and there are "
              + values
              + " values");
      return Type.never();
    }
    StringBuilder known = new StringBuilder(parts.get(0));
    for (int i = 1; i < parts.size(); i++) {
      String value = shown(arguments.get(i));
      if (value == null || known.length() > MAX_FOLDED) {
        return Types.stringWithPrefix(known.toString());
      }
      known.append(value).append(parts.get(i));
    }
    return Type.literal(known.toString());
  }

  /** How a literal reads in a formatted text; null where it is not known. */
  private static @Nullable String shown(Type type) {
    if (type.mustBe(Kind.NULL)) {
      return "null";
    }
    Object literal = type.literalValue();
    if (literal instanceof BigDecimal number) {
      boolean plain = Numbers.isWhole(number) && number.precision() <= 15;
      return plain ? number.toBigInteger().toString() : null;
    }
    return literal == null ? null : literal.toString();
  }

  Type stringToJson(Intrinsic.Call call, List<Type> arguments) {
    Type text = expect(call, arguments, 0, Kind.STRING);
    Strings strings = text.strings();
    if (strings == null) {
      return Type.never();
    }
    if (strings.literals().isEmpty()) {
      Type json = strings.jsonText();
      if (json != null) {
        return json;
      }
      typing.fail(call, 0, Happens.MAY, false, "The text may not be JSON");
      return Type.unknown();
    }
    Type result = Type.never();
    boolean malformed = false;
    for (String literal : strings.literals()) {
      Type json = literal.isBlank() ? Type.nullValue() : JsonText.typeOf(literal);
      malformed |= json == null;
      result = json == null ? result : result.join(json);
    }
    if (malformed) {
      typing.fail(
          call, 0, result.isNever() ? Happens.MUST : Happens.MAY, true, "The text is not JSON");
    }
    return result;
  }

  Type encode(Intrinsic.Call call, List<Type> arguments) {
    Type text = limited(call, 0, expect(call, arguments, 0, Kind.STRING));
    String literal = IntrinsicTyping.text(text);
    return text.isNever()
        ? text
        : literal == null
            ? Types.base64Of(text)
            : Type.literal(
                Base64.getEncoder().encodeToString(literal.getBytes(StandardCharsets.UTF_8)));
  }

  Type decode(Intrinsic.Call call, List<Type> arguments) {
    Type text = limited(call, 0, expect(call, arguments, 0, Kind.STRING));
    Strings strings = text.strings();
    if (strings == null) {
      return Type.never();
    }
    String literal = strings.single();
    if (literal != null) {
      try {
        byte[] decoded = Base64.getDecoder().decode(literal);
        return Type.literal(new String(decoded, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException notBase64) {
        // other decoders are more lenient: only characters outside of every alphabet are wrong
        boolean wrong = literal.chars().anyMatch(c -> c > 126);
        Happens happens = wrong ? Happens.MUST : Happens.MAY;
        typing.fail(call, 0, happens, true, "The text is not Base64");
        return wrong ? Type.never() : Type.string();
      }
    }
    if (strings.literals().isEmpty()) {
      Type decoded = strings.facts().base64Of();
      if (decoded != null) {
        return decoded;
      }
    }
    typing.fail(call, 0, Happens.MAY, false, "The text may not be Base64");
    return Type.string();
  }

  Type hash(Intrinsic.Call call, List<Type> arguments) {
    // Whether Hash takes what is no text is told differently; so only texts are measured.
    limited(call, 0, arguments.get(0));
    Strings names = expect(call, arguments, 1, Kind.STRING).strings();
    if (names == null) {
      return Type.never();
    }
    if (names.literals().isEmpty()) {
      return Types.stringOfLength(32, 128);
    }
    Type result = Type.never();
    boolean unknownName = false;
    for (String name : names.literals()) {
      int index = ALGORITHMS.indexOf(name);
      unknownName |= index < 0;
      result = index < 0 ? result : result.join(Types.hex(HEX_DIGITS[index]));
    }
    if (unknownName) {
      typing.fail(
          call,
          1,
          result.isNever() ? Happens.MUST : Happens.MAY,
          true,
          "The algorithm must be one of " + String.join(", ", ALGORITHMS));
    }
    return result;
  }

  /** The texts that are short enough for Base64 and Hash. */
  private Type limited(Intrinsic.Call call, int index, Type type) {
    Strings strings = type.strings();
    if (strings == null) {
      return type;
    }
    int least = Integer.MAX_VALUE;
    for (String literal : strings.literals()) {
      least = Math.min(least, literal.length());
    }
    least = strings.literals().isEmpty() ? strings.facts().minLength() : least;
    if (least > MAX_TEXT && type.mustBe(Kind.STRING)) {
      typing.fail(
          call, index, Happens.MUST, true, "The text is longer than " + MAX_TEXT + " characters");
      return Type.never();
    }
    return type;
  }

  Type split(Intrinsic.Call call, List<Type> arguments) {
    Type text = expect(call, arguments, 0, Kind.STRING);
    Type by = expect(call, arguments, 1, Kind.STRING);
    if (text.isNever() || by.isNever()) {
      return Type.never();
    }
    String literal = IntrinsicTyping.text(text);
    String separators = IntrinsicTyping.text(by);
    if (literal == null || separators == null || literal.length() > MAX_FOLDED) {
      return Types.array(Type.string());
    }
    List<Type> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i <= literal.length(); i++) {
      if (i == literal.length() || separators.indexOf(literal.charAt(i)) >= 0) {
        if (!piece.isEmpty()) {
          pieces.add(Type.literal(piece.toString()));
        }
        piece.setLength(0);
      } else {
        piece.append(literal.charAt(i));
      }
    }
    return Types.tuple(pieces);
  }

  private Type expect(Intrinsic.Call call, List<Type> arguments, int index, Kind kind) {
    return typing.expect(call, index, arguments.get(index), kind);
  }
}
