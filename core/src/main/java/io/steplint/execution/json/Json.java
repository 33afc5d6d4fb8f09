package io.steplint.execution.json;

import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON values on plain Java: {@link #NULL}, {@code Boolean}, {@code String}, a number ({@code
 * Long}, {@code BigInteger} or {@code Double}), {@code List} and {@code Map}, whose members keep
 * their order. Nobody changes a value that was handed on. Java's null is no JSON value: where it
 * may stand, it means that there is none.
 */
public final class Json {

  /** {@code null}. */
  public static final Object NULL = Null.NULL;

  private enum Null {
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }

  private Json() {}

  /**
   * The value that a node of a document is. A text of which a deployment decides parts is taken
   * with its placeholders as they are written.
   */
  public static Object of(Node node) {
    ObjectNode object = node.asObject();
    if (object != null) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (ObjectNode.Member member : object.members()) {
        members.put(member.name(), of(member.value()));
      }
      return members;
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<Object> items = new ArrayList<>();
      for (Node item : array.items()) {
        items.add(of(item));
      }
      return items;
    }
    ScalarNode scalar = Objects.requireNonNull(node.asScalar());
    return switch (scalar.kind()) {
      case NULL -> NULL;
      case BOOLEAN -> Boolean.TRUE.equals(scalar.booleanValue());
      case NUMBER -> number(scalar.string());
      case STRING, UNKNOWN -> scalar.string();
    };
  }

  /**
   * The value of a text in strict JSON, or null where it is none. As in every reader, the last of
   * two members of one name counts.
   */
  public static @Nullable Object parse(String text) {
    Document document = JsonReader.read(new FileSource("value.json", text));
    Node root = document.root();
    boolean strict =
        document.problems().stream()
            .allMatch(p -> p.kind() == io.steplint.source.Problem.Kind.DUPLICATE_KEY);
    return root == null || !strict ? null : of(root);
  }

  /** Whether two members of one object in this JSON text have the same name. */
  public static boolean repeatsKeys(String text) {
    return JsonReader.read(new FileSource("value.json", text)).problems().stream()
        .anyMatch(p -> p.kind() == io.steplint.source.Problem.Kind.DUPLICATE_KEY);
  }

  /** A number from its digits: whole ones exact, others as a double. */
  static Number number(String digits) {
    if (digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0) {
      BigInteger whole = new BigInteger(digits);
      return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
    return Double.valueOf(digits);
  }

  /** Whether two values are the same; numbers by what they count, objects in any order. */
  public static boolean equal(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return compare(x, y) == 0;
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
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
      if (x.size() != y.size()) {
        return false;
      }
      for (Map.Entry<?, ?> member : x.entrySet()) {
        Object other = y.get(member.getKey());
        if (other == null || !equal(member.getValue(), other)) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  /** Compares two numbers by what they count. */
  public static int compare(Number a, Number b) {
    if (a instanceof Double x && b instanceof Double y) {
      return Double.compare(x, y);
    }
    return decimal(a).compareTo(decimal(b));
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof Double fraction) {
      return Double.isFinite(fraction)
          ? BigDecimal.valueOf(fraction)
          : BigDecimal.valueOf(Double.MAX_VALUE)
              .multiply(BigDecimal.valueOf(Math.signum(fraction)));
    }
    return number instanceof BigInteger whole
        ? new BigDecimal(whole)
        : BigDecimal.valueOf(number.longValue());
  }

  /** What a person calls the kind of a value. */
  public static String kindName(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof List) {
      return "array";
    }
    return value instanceof Map ? "object" : "null";
  }

  /** A value as an object, whose keys are strings; only for a {@code Map}. */
  @SuppressWarnings("unchecked") // Every map among the values has strings as its keys.
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** A value as an array; only for a {@code List}. */
  @SuppressWarnings("unchecked") // Every list among the values holds values.
  public static List<Object> array(Object value) {
    return (List<Object>) value;
  }

  /** A value as compact JSON text, as the service writes it. */
  public static String text(Object value) {
    return JsonPrinter.compact(value);
  }
}
