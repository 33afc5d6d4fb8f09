package io.steplint.type;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds types of objects, and types of given values. */
public final class Types {

  /** A value nested deeper than this is not followed. */
  private static final int MAX_NESTING = 200;

  private Types() {}

  /** Begins the type of an object: add fields, then say whether there can be others. */
  public static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** The type of an object of which nothing but one alternative is known. */
  public static Type of(ObjectShape shape) {
    return Type.of(shape);
  }

  /**
   * The type of exactly one value: Map, List, String, Number, Boolean or null. Literals are kept.
   */
  public static Type of(@Nullable Object value) {
    return of(value, 0);
  }

  private static Type of(@Nullable Object value, int depth) {
    if (value == null) {
      return Type.nullValue();
    }
    if (value instanceof String text) {
      return Type.literal(text);
    }
    if (value instanceof Boolean flag) {
      return Type.literal(flag.booleanValue());
    }
    if (value instanceof BigDecimal number) {
      return Type.literal(number);
    }
    if (value instanceof Number number) {
      return Type.literal(new BigDecimal(number.toString()));
    }
    if (depth >= MAX_NESTING) {
      return Type.unknown();
    }
    if (value instanceof List<?> items) {
      return Type.tuple(items.stream().map(item -> of(item, depth + 1)).toList());
    }
    if (value instanceof Map<?, ?> fields) {
      ObjectBuilder object = object();
      for (Map.Entry<?, ?> entry : fields.entrySet()) {
        object.required(String.valueOf(entry.getKey()), of(entry.getValue(), depth + 1));
      }
      return object.closed();
    }
    return Type.unknown();
  }

  /** Collects what is known of an object's fields. */
  public static final class ObjectBuilder {

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private ObjectBuilder() {}

    /** A field that is always there. */
    public ObjectBuilder required(String name, Type type) {
      fields.put(name, Field.required(type.present()));
      return this;
    }

    /** A field that may be there. */
    public ObjectBuilder optional(String name, Type type) {
      fields.put(name, Field.optional(type.present()));
      return this;
    }

    /** A field that is there where its value is: optional if the type may be missing. */
    public ObjectBuilder field(String name, Type type) {
      fields.put(name, Field.of(type));
      return this;
    }

    /** A field that certainly is not there. */
    public ObjectBuilder absent(String name) {
      fields.put(name, Field.absent());
      return this;
    }

    /** There are no other fields. Never, if a required field can have no value. */
    public Type closed() {
      return open(Type.never());
    }

    /** There may be other fields, of which nothing is known. */
    public Type open() {
      return open(Type.unknown());
    }

    /** There may be other fields, of this type. */
    public Type open(Type rest) {
      return Type.orNever(ObjectShape.of(fields, rest));
    }
  }
}
