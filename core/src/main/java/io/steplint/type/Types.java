package io.steplint.type;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the types that say more of a value than its kind: numbers of a range, texts of a form,
 * arrays of items, objects with fields, and the types of given values.
 */
public final class Types {

  /** A value nested deeper than this is not followed. */
  private static final int MAX_NESTING = 200;

  private Types() {}

  // ---- numbers and texts

  /** The whole numbers from {@code min} to {@code max}. */
  public static Type integer(long min, long max) {
    return number(BigDecimal.valueOf(min), BigDecimal.valueOf(max), true);
  }

  /** The whole numbers from {@code min} on. */
  public static Type integerFrom(long min) {
    return number(BigDecimal.valueOf(min), null, true);
  }

  /** The numbers of a closed interval; null for no bound. */
  public static Type number(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean integer) {
    Numbers range = Numbers.range(min, max, integer);
    return range == null ? Type.never() : Type.of(range);
  }

  /** Any of these texts. */
  public static Type literals(String... values) {
    Type all = Type.never();
    for (String value : values) {
      all = all.join(Type.literal(value));
    }
    return all;
  }

  /** A text that is JSON of a value of the type. */
  public static Type jsonText(Type type) {
    return type.present().isNever() ? Type.never() : Type.of(StringFacts.jsonText(type.present()));
  }

  /** The ARN of a state machine, which {@code machine} identifies. */
  public static Type machineArn(String machine) {
    return Type.of(StringFacts.machineArn(machine));
  }

  /** The ARN of an execution of a state machine, which {@code machine} identifies. */
  public static Type executionArn(String machine) {
    return Type.of(StringFacts.executionArn(machine));
  }

  /** An ISO 8601 date and time with an offset. */
  public static Type timestamp() {
    return Type.of(StringFacts.ofTimestamp());
  }

  public static Type taskToken() {
    return Type.of(StringFacts.ofTaskToken());
  }

  /** A text that is a decimal number. */
  public static Type numericText() {
    return Type.of(StringFacts.ofNumericText());
  }

  public static Type uuid() {
    return Type.of(StringFacts.ofUuid());
  }

  /** A text of so many hexadecimal digits. */
  public static Type hex(int digits) {
    return Type.of(StringFacts.hex(digits));
  }

  /** A text that is the Base64 form of a text of the type. */
  public static Type base64Of(Type text) {
    return Type.of(StringFacts.base64Of(text.only(Kind.STRING)));
  }

  public static Type stringWithPrefix(String prefix) {
    return Type.of(StringFacts.withPrefix(prefix));
  }

  /** A text of {@code min} to {@code max} code points. */
  public static Type stringOfLength(int min, int max) {
    return min > max ? Type.never() : Type.of(StringFacts.length(min, max));
  }

  // ---- arrays, objects, functions

  /** An array of any length. */
  public static Type array(Type item) {
    return array(item, 0, ArrayShape.UNBOUNDED);
  }

  /** An array of {@code min} to {@code max} items; {@link ArrayShape#UNBOUNDED} for no bound. */
  public static Type array(Type item, int min, int max) {
    return Type.orNever(ArrayShape.of(item, min, max));
  }

  /** An array of exactly these items. */
  public static Type tuple(List<Type> items) {
    return Type.orNever(ArrayShape.of(Type.never(), items.size(), items.size(), items));
  }

  /** An array of exactly these items. */
  public static Type tuple(Type... items) {
    return tuple(List.of(items));
  }

  /** Begins the type of an object: add fields, then say whether there can be others. */
  public static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** The type of an object of which nothing but one alternative is known. */
  public static Type of(ObjectShape shape) {
    return Type.of(shape);
  }

  /** A function: JSONata only. */
  public static Type function(FunctionValue value) {
    return Type.of(Functions.of(value));
  }

  // ---- given values

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
      return tuple(items.stream().map(item -> of(item, depth + 1)).toList());
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
