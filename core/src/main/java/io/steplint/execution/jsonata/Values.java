package io.steplint.execution.jsonata;

import io.steplint.execution.json.Json;
import io.steplint.execution.json.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the language knows of values: how they come in and go out, when they are true or equal. */
final class Values {

  private Values() {}

  /** A value of a state as an expression sees it: numbers as doubles, lists as {@link Items}. */
  static Object in(Object json) {
    if (json instanceof Number number) {
      return number.doubleValue();
    }
    if (json instanceof List<?> list) {
      Items items = new Items();
      for (Object item : list) {
        items.add(in(Objects.requireNonNull(item)));
      }
      return items;
    }
    if (json instanceof Map<?, ?>) {
      Map<String, Object> members = new LinkedHashMap<>();
      Json.object(json).forEach((name, member) -> members.put(name, in(member)));
      return members;
    }
    return json;
  }

  /**
   * A value as a state gets it: numbers that are not finite as texts, as the service writes them; a
   * function inside an array or object as an empty text.
   */
  static Object out(@Nullable Object value) {
    if (value == null) {
      return Json.NULL;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? NumberText.plain(number) : (Object) NumberText.of(number);
    }
    if (value instanceof Items items) {
      List<Object> list = new ArrayList<>();
      for (Object item : items) {
        list.add(out(item));
      }
      return list;
    }
    if (value instanceof Map<?, ?>) {
      Map<String, Object> members = new LinkedHashMap<>();
      object(value)
          .forEach(
              (name, member) -> {
                if (!(member instanceof FunctionObject)) {
                  members.put(name, out(member));
                }
              });
      return members;
    }
    return value instanceof FunctionObject ? "" : value;
  }

  @SuppressWarnings("unchecked") // Every map among the values has strings as its keys.
  static Map<String, @Nullable Object> object(Object value) {
    return (Map<String, @Nullable Object>) value;
  }

  /** Whether a value is a number; one that is not finite ends the evaluation, NaN is none. */
  static boolean isNumber(@Nullable Object value) {
    if (!(value instanceof Double number) || number.isNaN()) {
      return false;
    }
    if (number.isInfinite()) {
      throw new JsonataFailure("D1001").about(number);
    }
    return true;
  }

  static boolean isArrayOfNumbers(@Nullable Object value) {
    if (!(value instanceof Items items)) {
      return false;
    }
    for (Object item : items) {
      if (!isNumber(item)) {
        return false;
      }
    }
    return true;
  }

  static boolean isArrayOfStrings(@Nullable Object value) {
    return value instanceof Items items && items.stream().allMatch(String.class::isInstance);
  }

  /** What {@code $boolean} makes of a value; undefined stays undefined. */
  static @Nullable Boolean truth(@Nullable Object value) {
    return value == null ? null : isTrue(value);
  }

  /** Whether a value counts as true; undefined does not. */
  static boolean isTrue(@Nullable Object value) {
    if (value instanceof Items items) {
      for (Object item : items) {
        if (isTrue(item)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Double) {
      return isNumber(value) && !value.equals(0.0) && !value.equals(-0.0);
    }
    if (value instanceof Map<?, ?> members) {
      return !members.isEmpty();
    }
    return Boolean.TRUE.equals(value);
  }

  static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    if (a instanceof Items x && b instanceof Items y) {
      if (x.size() != y.size()) {
        return false;
      }
      for (int i = 0; i < x.size(); i++) {
        if (!equal(x.get(i), y.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      if (!x.keySet().equals(y.keySet())) {
        return false;
      }
      for (Map.Entry<?, ?> member : x.entrySet()) {
        if (!equal(member.getValue(), y.get(member.getKey()))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(a, b);
  }

  /** The field of an object, or of every object of an array. */
  static @Nullable Object lookup(@Nullable Object input, String name) {
    if (input instanceof Items items) {
      Items found = Items.emptySequence();
      for (Object item : items) {
        Object value = lookup(item, name);
        if (value instanceof Items several) {
          found.addAll(several);
        } else if (value != null) {
          found.add(value);
        }
      }
      return found;
    }
    return input instanceof Map<?, ?> members ? members.get(name) : null;
  }

  /** A value as {@code $string} prints it. */
  static String string(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof FunctionObject) {
      return "";
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new JsonataFailure("D3001").about(number);
    }
    Object printed = value instanceof Items items && items.outerWrapper ? items.get(0) : value;
    return ValueText.of(printed, false);
  }

  /** A value in a message. */
  static String shown(Object value) {
    return value instanceof Double number && !Double.isFinite(number)
        ? "null"
        : ValueText.of(value, false);
  }
}
