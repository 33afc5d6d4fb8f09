package io.steplint.execution.jsonata;

import io.steplint.execution.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $keys}, {@code $merge} and the like, and the functions that take any value. */
final class ObjectFunctions {

  private ObjectFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.add("boolean", 1, a -> Values.truth(a.get(0)));
    table.add("not", 1, a -> a.isGiven(0) ? !Values.isTrue(a.get(0)) : null);
    table.add("exists", 1, a -> a.isGiven(0));
    table.add("type", 1, a -> type(a.get(0)));
    table.add("keys", 1, a -> keys(a.get(0)));
    table.add("lookup", 2, a -> lookup(a.get(0), a.get(1)));
    table.add("spread", 1, a -> spread(a.get(0)));
    table.addStrict("merge", 1, a -> merge(a.array(0)));
    table.addStrict("clone", 1, a -> Transforming.copy(a.get(0)));
    table.add(
        "error",
        1,
        a -> {
          String message = a.get(0) instanceof String text && !text.isEmpty() ? text : null;
          throw new JsonataFailure("D3137")
              .saying(message == null ? "$error() function evaluated" : message);
        });
    table.add(
        "assert",
        2,
        a -> {
          if (Boolean.TRUE.equals(a.get(0))) {
            return null;
          }
          String message = a.get(1) instanceof String text && !text.isEmpty() ? text : null;
          throw new JsonataFailure("D3141")
              .saying(message == null ? "$assert() statement failed" : message);
        });
  }

  private static @Nullable String type(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value == Json.NULL) {
      return "null";
    }
    if (Values.isNumber(value)) {
      return "number";
    }
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Items) {
      return "array";
    }
    return value instanceof FunctionObject ? "function" : "object";
  }

  private static Items keys(@Nullable Object value) {
    Set<String> names = new LinkedHashSet<>();
    collectKeys(value, names);
    Items keys = Items.emptySequence();
    keys.addAll(names);
    return keys;
  }

  private static void collectKeys(@Nullable Object value, Set<String> into) {
    if (value instanceof Items items) {
      for (Object item : items) {
        collectKeys(item, into);
      }
    } else if (value instanceof Map) {
      into.addAll(Values.object(value).keySet());
    }
  }

  private static @Nullable Object lookup(@Nullable Object value, @Nullable Object key) {
    return Values.lookup(value, key instanceof String name ? name : "undefined");
  }

  private static @Nullable Object spread(@Nullable Object value) {
    if (value instanceof Items items) {
      @Nullable Object spread = Items.emptySequence();
      for (Object item : items) {
        spread = Items.append(spread, spread(item));
      }
      return spread;
    }
    if (!(value instanceof Map)) {
      return value;
    }
    Items spread = Items.emptySequence();
    Values.object(value)
        .forEach(
            (name, member) -> {
              Map<String, @Nullable Object> single = new LinkedHashMap<>();
              single.put(name, member);
              spread.add(single);
            });
    return spread;
  }

  private static Map<String, @Nullable Object> merge(Items objects) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (Object object : objects) {
      merged.putAll(Values.object(Objects.requireNonNull(object)));
    }
    return merged;
  }
}
