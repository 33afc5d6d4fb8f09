package io.steplint.counterexample;

import io.steplint.execution.json.Json;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Numbers;
import io.steplint.type.ObjectShape;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of types, small ones first. */
final class Instances {

  private static final int DEPTH = 12;
  private static final int MOST_ITEMS = 20;

  private static final String[] TEXTS = {
    "a",
    "",
    "1",
    "{}",
    "2026-01-01T00:00:00Z",
    "00000000-0000-4000-8000-000000000000",
    "arn:aws:states:us-east-1:123456789012:stateMachine:a",
    "arn:aws:states:us-east-1:123456789012:execution:a:a"
  };

  private Instances() {}

  /**
   * A value of a type, or null where none was found.
   *
   * @param full whether what may be absent is there
   */
  static @Nullable Object of(Type type, boolean full) {
    Object value = of(type, full, 0);
    return value != null && isInstance(type, value) ? value : null;
  }

  /** Whether a value is an instance of a type. */
  static boolean isInstance(Type type, Object value) {
    return type.contains(plain(value));
  }

  private static @Nullable Object of(Type type, boolean full, int depth) {
    if (depth > DEPTH || type.isNever()) {
      return null;
    }
    if (type.isUnknown()) {
      return new LinkedHashMap<String, Object>();
    }
    for (ObjectShape shape : type.objects()) {
      Object value = object(shape, full, depth);
      if (value != null) {
        return value;
      }
    }
    ArrayShape array = type.array();
    Object items = array == null ? null : array(array, full, depth);
    if (items != null) {
      return items;
    }
    Strings strings = type.strings();
    Object text = strings == null ? null : text(strings, full, depth);
    if (text != null) {
      return text;
    }
    Numbers numbers = type.numbers();
    if (numbers != null) {
      return number(numbers);
    }
    if (type.mayBeTrue() || type.mayBeFalse()) {
      return type.mayBeTrue();
    }
    return Json.NULL;
  }

  private static @Nullable Object object(ObjectShape shape, boolean full, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Map.Entry<String, Field> field : shape.fields().entrySet()) {
      boolean wanted = field.getValue().isRequired() || (full && !field.getValue().isAbsent());
      Object value = wanted ? of(field.getValue().type(), full, depth + 1) : null;
      if (value != null) {
        members.put(field.getKey(), value);
      } else if (field.getValue().isRequired()) {
        return null;
      }
    }
    return members;
  }

  private static @Nullable Object array(ArrayShape array, boolean full, int depth) {
    int count = Math.max(array.min(), full ? Math.min(1, array.max()) : 0);
    if (count > MOST_ITEMS) {
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object item = of(array.at(i), full, depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return items;
  }

  private static @Nullable Object text(Strings strings, boolean full, int depth) {
    if (!strings.literals().isEmpty()) {
      return strings.literals().get(0);
    }
    Type content = strings.jsonText();
    Object inner = content == null ? null : of(content, full, depth + 1);
    if (inner != null && strings.contains(Json.text(inner))) {
      return Json.text(inner);
    }
    for (String text : TEXTS) {
      if (strings.contains(text)) {
        return text;
      }
    }
    return null;
  }

  private static Object number(Numbers numbers) {
    if (!numbers.literals().isEmpty()) {
      return number(numbers.literals().get(0));
    }
    BigDecimal one = BigDecimal.ONE;
    BigDecimal least = numbers.min();
    BigDecimal most = numbers.max();
    BigDecimal chosen = numbers.contains(one) ? one : least != null ? least : most;
    return number(chosen == null ? one : chosen);
  }

  private static Object number(BigDecimal value) {
    return Objects.requireNonNull(Json.parse(value.toPlainString()));
  }

  /** A value as the types know it: numbers as decimals, null as Java's. */
  private static @Nullable Object plain(Object value) {
    if (value == Json.NULL) {
      return null;
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof List) {
      List<@Nullable Object> items = new ArrayList<>();
      Json.array(value).forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value instanceof Map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      Json.object(value).forEach((name, member) -> members.put(name, plain(member)));
      return members;
    }
    return value;
  }
}
