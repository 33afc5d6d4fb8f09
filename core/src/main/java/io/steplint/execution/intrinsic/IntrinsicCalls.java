package io.steplint.execution.intrinsic;

import io.steplint.execution.json.Json;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.path.Path;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Calls intrinsic functions, as the developer guide describes them and recordings show them. */
public final class IntrinsicCalls {

  private static final int MOST_ITEMS = 1000;
  private static final int MOST_CHARACTERS = 10_000;
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final Function<Path, Object> paths;
  private final Random random;
  private final String uuid;

  /**
   * @param paths gives the value of a path among the arguments, or throws what ends the call
   * @param random where {@code States.MathRandom} without a seed takes its numbers from
   * @param uuid what {@code States.UUID} gives
   */
  public IntrinsicCalls(Function<Path, Object> paths, Random random, String uuid) {
    this.paths = paths;
    this.random = random;
    this.uuid = uuid;
  }

  /**
   * The value of a call.
   *
   * @throws IntrinsicFailure where an argument is of the wrong kind or out of range
   */
  public Object call(Intrinsic.Call call) {
    List<Object> given = new ArrayList<>();
    for (Intrinsic argument : call.arguments()) {
      given.add(value(argument));
    }
    return switch (call.function()) {
      case FORMAT -> format(call, given);
      case STRING_TO_JSON -> parse(text(given, 0));
      case JSON_TO_STRING -> Json.text(given.get(0));
      case ARRAY -> given;
      case ARRAY_PARTITION -> partition(array(given, 0), integer(given, 1));
      case ARRAY_CONTAINS -> contains(array(given, 0), given.get(1));
      case ARRAY_RANGE -> range(integer(given, 0), integer(given, 1), integer(given, 2));
      case ARRAY_GET_ITEM -> item(array(given, 0), integer(given, 1));
      case ARRAY_LENGTH -> (long) array(given, 0).size();
      case ARRAY_UNIQUE -> unique(array(given, 0));
      case BASE64_ENCODE ->
          Base64.getEncoder().encodeToString(shortText(given, 0).getBytes(StandardCharsets.UTF_8));
      case BASE64_DECODE -> decoded(shortText(given, 0));
      case HASH -> hash(given.get(0), text(given, 1));
      case JSON_MERGE -> merge(given);
      case MATH_RANDOM -> random(given);
      case MATH_ADD -> Math.addExact(integer(given, 0), integer(given, 1));
      case STRING_SPLIT -> split(text(given, 0), text(given, 1));
      case UUID -> uuid;
    };
  }

  private Object value(Intrinsic node) {
    return switch (node.kind()) {
      case CALL -> call((Intrinsic.Call) node);
      case PATH -> paths.apply(((Intrinsic.PathValue) node).path());
      case TEXT -> ((Intrinsic.Text) node).value();
      case NUMBER -> number(((Intrinsic.Number) node).text());
      case BOOLEAN -> ((Intrinsic.Bool) node).value();
      case NULL -> Json.NULL;
    };
  }

  private static Object number(String text) {
    Object number = Json.parse(text);
    return number == null ? Double.valueOf(text) : number;
  }

  // ---- texts

  private static String format(Intrinsic.Call call, List<Object> given) {
    List<String> parts =
        call.arguments().get(0) instanceof Intrinsic.Text template
            ? template.templateParts()
            : List.of(text(given, 0).split("\\{}", -1));
    if (parts.size() != given.size()) {
      throw new IntrinsicFailure(
          "The template has "
              + (parts.size() - 1)
              + " placeholders, and "
              + (given.size() - 1)
              + " arguments are given");
    }
    StringBuilder out = new StringBuilder(parts.get(0));
    for (int i = 1; i < parts.size(); i++) {
      // Arrays and objects as Java prints them: so it is recorded.
      out.append(given.get(i)).append(parts.get(i));
    }
    return out.toString();
  }

  private static Object parse(String text) {
    if (text.isBlank()) {
      return Json.NULL;
    }
    Object value = Json.parse(text);
    if (value == null) {
      throw new IntrinsicFailure("The text is not JSON: " + text);
    }
    return value;
  }

  private static List<Object> split(String text, String delimiters) {
    List<Object> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (delimiters.indexOf(c) < 0) {
        piece.append(c);
      } else if (!piece.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IntrinsicFailure("The text is not Base64: " + text);
    }
  }

  private static String hash(Object data, String algorithm) {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new IntrinsicFailure("There is no algorithm " + algorithm);
    }
    String text = data instanceof String given ? given : Json.text(data);
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  // ---- arrays and objects

  private static List<Object> partition(List<Object> items, long size) {
    if (size <= 0) {
      throw new IntrinsicFailure("The size of a chunk must be positive, not " + size);
    }
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += (int) Math.min(size, items.size())) {
      chunks.add(List.copyOf(items.subList(from, (int) Math.min(items.size(), from + size))));
    }
    return chunks;
  }

  private static boolean contains(List<Object> items, Object wanted) {
    return items.stream().anyMatch(item -> Json.equal(item, wanted));
  }

  private static List<Object> range(long first, long last, long step) {
    if (step == 0) {
      throw new IntrinsicFailure("The step must not be 0");
    }
    List<Object> numbers = new ArrayList<>();
    for (long next = first; step > 0 ? next <= last : next >= last; next += step) {
      if (numbers.size() == MOST_ITEMS) {
        throw new IntrinsicFailure("A range has " + MOST_ITEMS + " items at most");
      }
      numbers.add(next);
    }
    return numbers;
  }

  private static Object item(List<Object> items, long index) {
    if (index < 0 || index >= items.size()) {
      throw new IntrinsicFailure("There is no item " + index + " of " + items.size());
    }
    return items.get((int) index);
  }

  private static List<Object> unique(List<Object> items) {
    List<Object> unique = new ArrayList<>();
    for (Object item : items) {
      if (!contains(unique, item)) {
        unique.add(item);
      }
    }
    return unique;
  }

  private static Map<String, Object> merge(List<Object> given) {
    if (!Boolean.FALSE.equals(given.get(2))) {
      throw new IntrinsicFailure("Only shallow merging is there: the third argument is false");
    }
    Map<String, Object> merged = new LinkedHashMap<>(object(given, 0));
    merged.putAll(object(given, 1));
    return merged;
  }

  private long random(List<Object> given) {
    long from = integer(given, 0);
    long to = integer(given, 1);
    if (from > to) {
      throw new IntrinsicFailure("The range of numbers is empty");
    }
    Random numbers = given.size() > 2 ? new Random(integer(given, 2)) : random;
    return from == to ? from : from + (long) (numbers.nextDouble() * (to - from));
  }

  // ---- arguments

  private static String text(List<Object> given, int index) {
    if (given.get(index) instanceof String text) {
      return text;
    }
    throw wrong(given, index, "a string");
  }

  private static String shortText(List<Object> given, int index) {
    String text = text(given, index);
    if (text.length() > MOST_CHARACTERS) {
      throw new IntrinsicFailure("The text has more than " + MOST_CHARACTERS + " characters");
    }
    return text;
  }

  private static long integer(List<Object> given, int index) {
    Object value = given.get(index);
    if (value instanceof Double number) {
      return Math.round(number);
    }
    if (value instanceof Number number && !(value instanceof BigInteger)) {
      return number.longValue();
    }
    throw wrong(given, index, "an integer");
  }

  private static List<Object> array(List<Object> given, int index) {
    if (given.get(index) instanceof List) {
      return Json.array(given.get(index));
    }
    throw wrong(given, index, "an array");
  }

  private static Map<String, Object> object(List<Object> given, int index) {
    if (given.get(index) instanceof Map) {
      return Json.object(given.get(index));
    }
    throw wrong(given, index, "an object");
  }

  private static IntrinsicFailure wrong(List<Object> given, int index, String wanted) {
    return new IntrinsicFailure(
        "Argument " + (index + 1) + " must be " + wanted + ", not " + Json.text(given.get(index)));
  }
}
