package io.steplint.flow.concrete;

import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.path.Path;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The intrinsic functions on values. */
final class Functions {

  private final Function<Path, @Nullable Object> select;

  Functions(Function<Path, @Nullable Object> select) {
    this.select = select;
  }

  @Nullable Object value(Intrinsic node) {
    return switch (node.kind()) {
      case CALL -> call((Intrinsic.Call) node);
      case PATH -> select.apply(((Intrinsic.PathValue) node).path());
      case TEXT -> ((Intrinsic.Text) node).value();
      case NUMBER -> new BigDecimal(((Intrinsic.Number) node).text());
      case BOOLEAN -> ((Intrinsic.Bool) node).value();
      case NULL -> null;
    };
  }

  private @Nullable Object call(Intrinsic.Call call) {
    List<@Nullable Object> given = new ArrayList<>();
    for (Intrinsic argument : call.arguments()) {
      given.add(value(argument));
    }
    return switch (call.function()) {
      case FORMAT -> format(given);
      case STRING_TO_JSON -> parse(string(given.get(0)));
      case JSON_TO_STRING -> Values.write(given.get(0));
      case ARRAY -> given;
      case ARRAY_PARTITION -> partition(array(given.get(0)), integer(given.get(1)));
      case ARRAY_CONTAINS -> array(given.get(0)).contains(given.get(1));
      case ARRAY_RANGE ->
          range(integer(given.get(0)), integer(given.get(1)), integer(given.get(2)));
      case ARRAY_GET_ITEM -> item(array(given.get(0)), integer(given.get(1)));
      case ARRAY_LENGTH -> new BigDecimal(array(given.get(0)).size());
      case ARRAY_UNIQUE -> new ArrayList<>(new LinkedHashSet<>(array(given.get(0))));
      case BASE64_ENCODE ->
          Base64.getEncoder().encodeToString(string(given.get(0)).getBytes(StandardCharsets.UTF_8));
      case JSON_MERGE -> {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(object(given.get(0)));
        merged.putAll(object(given.get(1)));
        yield merged;
      }
      case MATH_ADD -> new BigDecimal(integer(given.get(0)) + integer(given.get(1)));
      case STRING_SPLIT -> split(string(given.get(0)), string(given.get(1)));
      case UUID -> "2f1d2a34-0b6c-4f3a-9a47-6e0d3a5e9c11";
      default -> throw new IllegalArgumentException("not generated: " + call.function());
    };
  }

  private static String format(List<@Nullable Object> given) {
    String[] parts = string(given.get(0)).split("\\{}", -1);
    StringBuilder out = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      out.append(given.get(i)).append(parts[i]);
    }
    return out.toString();
  }

  private static @Nullable Object parse(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Values.read(text);
    } catch (RuntimeException noJson) {
      throw new Failure("States.IntrinsicFailure");
    }
  }

  private static List<@Nullable Object> partition(List<@Nullable Object> items, long size) {
    if (size <= 0) {
      throw new Failure("States.IntrinsicFailure");
    }
    List<@Nullable Object> chunks = new ArrayList<>();
    for (int i = 0; i < items.size(); i += (int) size) {
      chunks.add(new ArrayList<>(items.subList(i, (int) Math.min(items.size(), i + size))));
    }
    return chunks;
  }

  private static List<@Nullable Object> range(long first, long last, long step) {
    if (step == 0) {
      throw new Failure("States.IntrinsicFailure");
    }
    List<@Nullable Object> numbers = new ArrayList<>();
    for (long at = first; step > 0 ? at <= last : at >= last; at += step) {
      numbers.add(new BigDecimal(at));
      if (numbers.size() > 1000) {
        throw new Failure("States.IntrinsicFailure");
      }
    }
    return numbers;
  }

  private static @Nullable Object item(List<@Nullable Object> items, long index) {
    if (index < 0 || index >= items.size()) {
      throw new Failure("States.IntrinsicFailure");
    }
    return items.get((int) index);
  }

  private static List<@Nullable Object> split(String text, String delimiters) {
    List<@Nullable Object> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (char c : (text + delimiters.charAt(0)).toCharArray()) {
      if (delimiters.indexOf(c) < 0) {
        piece.append(c);
      } else if (!piece.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    return pieces;
  }

  private static String string(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new Failure("States.IntrinsicFailure");
  }

  private static long integer(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).longValue();
    }
    throw new Failure("States.IntrinsicFailure");
  }

  private static List<@Nullable Object> array(@Nullable Object value) {
    if (value instanceof List) {
      return Values.array(value);
    }
    throw new Failure("States.IntrinsicFailure");
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map) {
      return Values.object(value);
    }
    throw new Failure("States.IntrinsicFailure");
  }
}
