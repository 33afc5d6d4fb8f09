package io.steplint.flow.concrete;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Values of JSON as Map, List, String, BigDecimal, Boolean and null. */
public final class Values {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Values() {}

  public static @Nullable Object read(String json) {
    return of(JSON.readTree(json));
  }

  public static String write(@Nullable Object value) {
    return JSON.writeValueAsString(value);
  }

  private static @Nullable Object of(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
      return fields;
    }
    if (node.isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      node.forEach(item -> items.add(of(item)));
      return items;
    }
    return node.isNull()
        ? null
        : node.isBoolean()
            ? (Object) node.asBoolean()
            : node.isNumber() ? new BigDecimal(node.asString()) : node.asString();
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map) {
      return (Map<String, @Nullable Object>) value;
    }
    throw new IllegalArgumentException("no object: " + value);
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> array(@Nullable Object value) {
    return value == null ? List.of() : (List<@Nullable Object>) value;
  }

  /** The number of values in a value, or more than {@code most} as soon as there are more. */
  static int size(@Nullable Object value, int most) {
    int size = 1;
    Iterable<?> inner =
        value instanceof Map<?, ?> fields
            ? fields.values()
            : value instanceof List<?> items ? items : List.of();
    for (Object each : inner) {
      if (size > most) {
        return size;
      }
      size += size(each, most - size);
    }
    return size;
  }

  static String text(@Nullable Object value) {
    return (String) java.util.Objects.requireNonNull(value);
  }
}
