package io.steplint.type;

import io.steplint.query.intrinsic.Intrinsic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of each intrinsic function on arguments that are there. */
final class IntrinsicResults {

  /** Longer texts are refused by Base64Encode, Base64Decode and Hash. */
  private static final int MAX_TEXT = 10_000;

  /** ArrayRange refuses to make more items than this. */
  private static final int MAX_RANGE = 1_000;

  /** Longer literals are not computed with. */
  private static final int MAX_FOLDED = 100_000;

  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final int[] HEX_DIGITS = {32, 40, 64, 96, 128};

  private final IntrinsicTyping typing;

  IntrinsicResults(IntrinsicTyping typing) {
    this.typing = typing;
  }

  Type of(Intrinsic.Call call, List<Type> arguments) {
    return switch (call.function()) {
      case FORMAT -> format(call, arguments);
      case STRING_TO_JSON -> stringToJson(call, arguments);
      case JSON_TO_STRING -> Type.jsonText(arguments.get(0));
      case ARRAY -> Type.tuple(arguments);
      case ARRAY_PARTITION -> partition(call, arguments);
      case ARRAY_CONTAINS -> contains(call, arguments);
      case ARRAY_RANGE -> range(call, arguments);
      case ARRAY_GET_ITEM -> item(call, arguments);
      case ARRAY_LENGTH -> {
        ArrayShape array = array(call, arguments);
        yield array == null ? Type.never() : Paths.length(array);
      }
      case ARRAY_UNIQUE -> unique(call, arguments);
      case BASE64_ENCODE -> encode(call, arguments);
      case BASE64_DECODE -> decode(call, arguments);
      case HASH -> hash(call, arguments);
      case JSON_MERGE -> merge(call, arguments);
      case MATH_RANDOM -> random(call, arguments);
      case MATH_ADD -> add(call, arguments);
      case STRING_SPLIT -> split(call, arguments);
      case UUID -> Type.uuid();
    };
  }

  private Type expect(Intrinsic.Call call, List<Type> arguments, int index, Kind kind) {
    return typing.expect(call, index, arguments.get(index), kind);
  }

  private @Nullable ArrayShape array(Intrinsic.Call call, List<Type> arguments) {
    return expect(call, arguments, 0, Kind.ARRAY).array();
  }

  // ---- texts

  private Type format(Intrinsic.Call call, List<Type> arguments) {
    if (!(call.arguments().get(0) instanceof Intrinsic.Text template)) {
      Type text = expect(call, arguments, 0, Kind.STRING);
      return text.isNever() ? text : Type.string();
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
        return Type.stringWithPrefix(known.toString());
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

  private Type stringToJson(Intrinsic.Call call, List<Type> arguments) {
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

  private Type encode(Intrinsic.Call call, List<Type> arguments) {
    Type text = limited(call, 0, expect(call, arguments, 0, Kind.STRING));
    String literal = IntrinsicTyping.text(text);
    return text.isNever()
        ? text
        : literal == null
            ? Type.base64Of(text)
            : Type.literal(
                Base64.getEncoder().encodeToString(literal.getBytes(StandardCharsets.UTF_8)));
  }

  private Type decode(Intrinsic.Call call, List<Type> arguments) {
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

  private Type hash(Intrinsic.Call call, List<Type> arguments) {
    // Whether Hash takes what is no text is told differently; so only texts are measured.
    limited(call, 0, arguments.get(0));
    Strings names = expect(call, arguments, 1, Kind.STRING).strings();
    if (names == null) {
      return Type.never();
    }
    if (names.literals().isEmpty()) {
      return Type.stringOfLength(32, 128);
    }
    Type result = Type.never();
    boolean unknownName = false;
    for (String name : names.literals()) {
      int index = ALGORITHMS.indexOf(name);
      unknownName |= index < 0;
      result = index < 0 ? result : result.join(Type.hex(HEX_DIGITS[index]));
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

  private Type split(Intrinsic.Call call, List<Type> arguments) {
    Type text = expect(call, arguments, 0, Kind.STRING);
    Type by = expect(call, arguments, 1, Kind.STRING);
    if (text.isNever() || by.isNever()) {
      return Type.never();
    }
    String literal = IntrinsicTyping.text(text);
    String separators = IntrinsicTyping.text(by);
    if (literal == null || separators == null || literal.length() > MAX_FOLDED) {
      return Type.array(Type.string());
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
    return Type.tuple(pieces);
  }

  // ---- arrays

  private Type partition(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    Numbers size = positive(call, 1, expect(call, arguments, 1, Kind.NUMBER));
    if (array == null || size == null) {
      return Type.never();
    }
    BigDecimal most = size.max();
    BigDecimal least = size.min();
    long largest = most == null ? ArrayShape.UNBOUNDED : bounded(most);
    long smallest = least == null ? 1 : Math.max(1, bounded(least));
    if (size.single() == null) {
      largest = Math.max(1, largest);
    }
    largest = Math.max(1, Math.min(largest, array.max()));
    Type chunk = Type.array(array.item(), 1, (int) largest);
    if (chunk.isNever()) {
      return Type.tuple();
    }
    long most2 =
        array.max() == ArrayShape.UNBOUNDED
            ? ArrayShape.UNBOUNDED
            : (array.max() + smallest - 1) / smallest;
    return Type.array(chunk, (int) ((array.min() + largest - 1) / largest), (int) most2);
  }

  private static long bounded(BigDecimal number) {
    BigDecimal limit = BigDecimal.valueOf(ArrayShape.UNBOUNDED);
    return number.setScale(0, RoundingMode.HALF_UP).min(limit).max(limit.negate()).longValue();
  }

  /** The numbers that round to one or more; null, and a failure, where there is none. */
  private @Nullable Numbers positive(Intrinsic.Call call, int index, Type type) {
    Numbers numbers = type.numbers();
    if (numbers == null) {
      return null;
    }
    Numbers fitting = numbers.meet(Numbers.atLeast(new BigDecimal("0.5")));
    if (fitting == null) {
      typing.fail(call, index, Happens.MUST, true, "The number must be greater than 0");
    }
    return fitting;
  }

  private Type contains(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    if (array == null) {
      return Type.never();
    }
    Type wanted = arguments.get(1);
    boolean possible = !array.item().meet(wanted).isNever();
    if (!possible) {
      return Type.literal(false);
    }
    Object literal = wanted.literalValue();
    for (int i = 0; literal != null && i < Math.min(array.min(), array.prefix().size()); i++) {
      if (array.at(i).equals(wanted)) {
        return Type.literal(true);
      }
    }
    return Type.bool();
  }

  private Type range(Intrinsic.Call call, List<Type> arguments) {
    Numbers first = expect(call, arguments, 0, Kind.NUMBER).numbers();
    Numbers last = expect(call, arguments, 1, Kind.NUMBER).numbers();
    Numbers step = expect(call, arguments, 2, Kind.NUMBER).numbers();
    if (first == null || last == null || step == null) {
      return Type.never();
    }
    BigDecimal from = first.single();
    BigDecimal to = last.single();
    BigDecimal by = step.single();
    if (by != null && by.signum() == 0) {
      typing.fail(call, 2, Happens.MUST, true, "The step must not be 0");
      return Type.never();
    }
    if (from == null || to == null || by == null || !whole(from, to, by)) {
      // All that lies between the bounds, not only what the bounds can be.
      Numbers bounds = first.join(last);
      boolean exact = first.isInteger() && last.isInteger() && step.isInteger();
      Type item = exact ? Type.number(bounds.min(), bounds.max(), true) : Type.integer();
      return Type.array(item, 0, MAX_RANGE);
    }
    BigDecimal count =
        to.subtract(from).divideToIntegralValue(by).add(BigDecimal.ONE).max(BigDecimal.ZERO);
    if (to.subtract(from).signum() * by.signum() < 0) {
      count = BigDecimal.ZERO;
    }
    if (count.compareTo(BigDecimal.valueOf(MAX_RANGE)) > 0) {
      typing.fail(call, 1, Happens.MUST, true, "The range has more than " + MAX_RANGE + " items");
      return Type.never();
    }
    List<Type> items = new ArrayList<>();
    for (int i = 0; i < count.intValue(); i++) {
      items.add(Type.literal(from.add(by.multiply(BigDecimal.valueOf(i)))));
    }
    return Type.tuple(items);
  }

  private static boolean whole(BigDecimal... numbers) {
    for (BigDecimal number : numbers) {
      if (!Numbers.isWhole(number)) {
        return false;
      }
    }
    return true;
  }

  private Type item(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    Numbers index = expect(call, arguments, 1, Kind.NUMBER).numbers();
    if (array == null || index == null) {
      return Type.never();
    }
    BigDecimal at = index.single();
    if (at == null || !Numbers.isWhole(at)) {
      boolean inside =
          index.isInteger()
              && index.min() != null
              && index.min().signum() >= 0
              && index.max() != null
              && index.max().compareTo(BigDecimal.valueOf(array.min())) < 0;
      if (array.max() == 0) {
        typing.fail(call, 1, Happens.MUST, true, "The array is empty");
      } else if (!inside) {
        typing.fail(call, 1, Happens.MAY, false, "The index may be outside of the array");
      }
      return array.item();
    }
    if (at.signum() < 0 || at.compareTo(BigDecimal.valueOf(array.max())) >= 0) {
      typing.fail(call, 1, Happens.MUST, true, "The index " + at + " is outside of the array");
      return Type.never();
    }
    if (at.compareTo(BigDecimal.valueOf(array.min())) >= 0) {
      typing.fail(
          call,
          1,
          Happens.MAY,
          array.max() < ArrayShape.UNBOUNDED,
          "The index " + at + " may be outside of the array");
    }
    return array.at(at.intValue());
  }

  private Type unique(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    return array == null
        ? Type.never()
        : Type.array(array.item(), Math.min(1, array.min()), array.max());
  }

  // ---- objects and numbers

  private Type merge(Intrinsic.Call call, List<Type> arguments) {
    Type left = expect(call, arguments, 0, Kind.OBJECT);
    Type right = expect(call, arguments, 1, Kind.OBJECT);
    Type deep = expect(call, arguments, 2, Kind.BOOLEAN);
    if (left.isNever() || right.isNever() || deep.isNever()) {
      return Type.never();
    }
    if (!deep.mayBeFalse()) {
      typing.fail(call, 2, Happens.MUST, true, "Only shallow merging is supported: use false");
      return Type.never();
    }
    return merge(left, right);
  }

  /** The fields of both, those of the right one where both have them. */
  static Type merge(Type left, Type right) {
    Type result = Type.never();
    for (ObjectShape one : left.objects()) {
      for (ObjectShape other : right.objects()) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name : one.fields().keySet()) {
          fields.put(name, merge(one.field(name), other.field(name)));
        }
        for (String name : other.fields().keySet()) {
          fields.putIfAbsent(name, merge(one.field(name), other.field(name)));
        }
        result = result.join(Type.orNever(ObjectShape.of(fields, one.rest().join(other.rest()))));
      }
    }
    return result;
  }

  private static Field merge(Field left, Field right) {
    return switch (right.presence()) {
      case REQUIRED -> right;
      case ABSENT -> left;
      case OPTIONAL -> {
        Type type = left.type().join(right.type());
        yield left.isRequired() ? Field.required(type) : Field.optional(type);
      }
    };
  }

  private Type random(Intrinsic.Call call, List<Type> arguments) {
    Numbers from = expect(call, arguments, 0, Kind.NUMBER).numbers();
    Numbers to = expect(call, arguments, 1, Kind.NUMBER).numbers();
    if (arguments.size() > 2 && expect(call, arguments, 2, Kind.NUMBER).isNever()) {
      return Type.never();
    }
    if (from == null || to == null) {
      return Type.never();
    }
    BigDecimal least = from.min();
    BigDecimal most = to.max();
    if (least != null && most != null && rounded(least).compareTo(rounded(most)) > 0) {
      typing.fail(call, 0, Happens.MUST, true, "The start is greater than the end");
      return Type.never();
    }
    return Type.number(
        least == null ? null : rounded(least), most == null ? null : rounded(most), true);
  }

  private Type add(Intrinsic.Call call, List<Type> arguments) {
    Numbers one = expect(call, arguments, 0, Kind.NUMBER).numbers();
    Numbers other = expect(call, arguments, 1, Kind.NUMBER).numbers();
    if (one == null || other == null) {
      return Type.never();
    }
    return Type.number(sum(one.min(), other.min()), sum(one.max(), other.max()), true);
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? null : rounded(one).add(rounded(other));
  }

  /** The way Java's {@code Math.round} does: halves go up. */
  private static BigDecimal rounded(BigDecimal number) {
    return Numbers.isWhole(number)
        ? number
        : number.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
  }
}
