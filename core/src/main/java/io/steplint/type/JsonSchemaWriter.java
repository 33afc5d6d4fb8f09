package io.steplint.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a type as a JSON Schema (2020-12) without remote references: unknown is {@code true},
 * never is {@code false}, a text that is JSON carries {@code contentMediaType} and {@code
 * contentSchema}. The schema accepts every value of the type; of what is nested very deeply it
 * accepts any.
 */
public final class JsonSchemaWriter {

  private final JsonGenerator out;

  private final RepeatedTypes repeated;
  private int depth;

  private JsonSchemaWriter(Type type, JsonGenerator out) {
    this.repeated = new RepeatedTypes(type);
    this.out = out;
  }

  /**
   * Writes the schema of a type as one value. Parts that stand in it again, or deep in it, are
   * written once, under {@code $defs} of this value.
   */
  public static void write(Type type, JsonGenerator out) {
    new JsonSchemaWriter(type, out).whole(type.present());
  }

  private void whole(Type present) {
    if (isTrivial(present)) {
      out.writeBoolean(!present.isNever());
      return;
    }
    out.writeStartObject();
    depth = 1;
    content(present);
    if (!repeated.named().isEmpty()) {
      out.writeName("$defs");
      out.writeStartObject();
      // A definition may name others, which then join the end of the list.
      for (int i = 0; i < repeated.named().size(); i++) {
        RepeatedTypes.Named part = repeated.named().get(i);
        out.writeName(part.name());
        out.writeStartObject();
        depth = part.depth() + 1;
        content(part.type());
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static boolean isTrivial(Type present) {
    return present.isUnknown() || present.functions() != null || present.isNever();
  }

  /** What one part of a union is written as. */
  private interface Part {
    void write();
  }

  private void schema(Type type) {
    Type present = type.present();
    if (isTrivial(present)) {
      out.writeBoolean(!present.isNever());
      return;
    }
    String name = repeated.name(present, depth);
    if (name == null && depth >= RepeatedTypes.TOO_DEEP) {
      out.writeBoolean(true);
      return;
    }
    out.writeStartObject();
    if (name == null) {
      depth++;
      content(present);
      depth--;
    } else {
      out.writeStringProperty("$ref", "#/$defs/" + name);
    }
    out.writeEndObject();
  }

  private void content(Type present) {
    Map<String, Part> plain = new LinkedHashMap<>();
    List<Part> parts = parts(present, plain);
    if (parts.isEmpty()) {
      types(List.copyOf(plain.keySet()));
    } else if (parts.size() == 1 && plain.isEmpty()) {
      parts.get(0).write();
    } else {
      out.writeName("anyOf");
      out.writeStartArray();
      for (Part part : parts) {
        out.writeStartObject();
        part.write();
        out.writeEndObject();
      }
      if (!plain.isEmpty()) {
        out.writeStartObject();
        types(List.copyOf(plain.keySet()));
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }

  /** The parts that say more than a kind; the kinds that say no more go into {@code plain}. */
  private List<Part> parts(Type type, Map<String, Part> plain) {
    List<Part> parts = new ArrayList<>();
    for (ObjectShape shape : type.objects()) {
      if (shape.isAny()) {
        plain(plain, "object");
      } else {
        parts.add(() -> object(shape));
      }
    }
    ArrayShape array = type.array();
    if (array != null && array.isAny()) {
      plain(plain, "array");
    } else if (array != null) {
      parts.add(() -> array(array));
    }
    Strings strings = type.strings();
    Numbers numbers = type.numbers();
    boolean literals =
        (strings != null && !strings.literals().isEmpty())
            || (numbers != null && !numbers.literals().isEmpty())
            || type.mayBeTrue() != type.mayBeFalse();
    if (literals) {
      parts.add(() -> literals(type));
    }
    if (strings != null && strings.isAny()) {
      plain(plain, "string");
    } else if (strings != null && strings.literals().isEmpty()) {
      parts.add(() -> string(strings.facts()));
    }
    if (numbers != null && numbers.literals().isEmpty()) {
      if (numbers.min() != null || numbers.max() != null) {
        parts.add(() -> number(numbers));
      } else {
        plain(plain, numbers.isInteger() ? "integer" : "number");
      }
    }
    if (type.mayBeTrue() && type.mayBeFalse()) {
      plain(plain, "boolean");
    }
    if (type.mayBe(Kind.NULL)) {
      plain(plain, "null");
    }
    return parts;
  }

  private void plain(Map<String, Part> plain, String kind) {
    plain.put(kind, () -> types(List.of(kind)));
  }

  private void types(List<String> kinds) {
    out.writeName("type");
    if (kinds.size() == 1) {
      out.writeString(kinds.get(0));
      return;
    }
    out.writeStartArray();
    for (String kind : kinds) {
      out.writeString(kind);
    }
    out.writeEndArray();
  }

  /** Literal texts, numbers and booleans share one enumeration. */
  private void literals(Type type) {
    Strings strings = type.strings();
    Numbers numbers = type.numbers();
    List<String> texts = strings == null ? List.of() : strings.literals();
    List<BigDecimal> values = numbers == null ? List.of() : numbers.literals();
    boolean flag = type.mayBeTrue() != type.mayBeFalse();
    boolean single = texts.size() + values.size() + (flag ? 1 : 0) == 1;
    out.writeName(single ? "const" : "enum");
    if (!single) {
      out.writeStartArray();
    }
    for (String text : texts) {
      out.writeString(text);
    }
    for (BigDecimal value : values) {
      out.writeNumber(value);
    }
    if (flag) {
      out.writeBoolean(type.mayBeTrue());
    }
    if (!single) {
      out.writeEndArray();
    }
  }

  private void string(StringFacts facts) {
    types(List.of("string"));
    Type json = facts.jsonText();
    if (json != null) {
      out.writeStringProperty("contentMediaType", "application/json");
      out.writeName("contentSchema");
      schema(json);
    } else if (facts.base64Of() != null) {
      out.writeStringProperty("contentEncoding", "base64");
    }
    if (facts.timestamp()) {
      out.writeStringProperty("format", "date-time");
    } else if (facts.uuid()) {
      out.writeStringProperty("format", "uuid");
    }
    if (facts.minLength() > 0) {
      out.writeNumberProperty("minLength", facts.minLength());
    }
    if (facts.maxLength() < Integer.MAX_VALUE) {
      out.writeNumberProperty("maxLength", facts.maxLength());
    }
  }

  private void number(Numbers numbers) {
    types(List.of(numbers.isInteger() ? "integer" : "number"));
    BigDecimal min = numbers.min();
    if (min != null) {
      out.writeNumberProperty("minimum", min);
    }
    BigDecimal max = numbers.max();
    if (max != null) {
      out.writeNumberProperty("maximum", max);
    }
  }

  private void array(ArrayShape array) {
    types(List.of("array"));
    if (!array.prefix().isEmpty()) {
      out.writeName("prefixItems");
      out.writeStartArray();
      for (Type item : array.prefix()) {
        schema(item);
      }
      out.writeEndArray();
    }
    if (array.max() > array.prefix().size()) {
      if (!array.item().isUnknown()) {
        out.writeName("items");
        schema(array.item());
      }
    } else {
      out.writeBooleanProperty("items", false);
    }
    if (array.min() > 0) {
      out.writeNumberProperty("minItems", array.min());
    }
    if (array.max() < ArrayShape.UNBOUNDED && array.max() > array.prefix().size()) {
      out.writeNumberProperty("maxItems", array.max());
    }
  }

  private void object(ObjectShape shape) {
    types(List.of("object"));
    if (!shape.fields().isEmpty()) {
      out.writeName("properties");
      out.writeStartObject();
      for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
        out.writeName(entry.getKey());
        schema(entry.getValue().type());
      }
      out.writeEndObject();
      required(shape);
    }
    if (shape.isClosed()) {
      out.writeBooleanProperty("additionalProperties", false);
    } else if (!shape.rest().isUnknown()) {
      out.writeName("additionalProperties");
      schema(shape.rest());
    }
  }

  private void required(ObjectShape shape) {
    boolean any = false;
    for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
      if (entry.getValue().isRequired()) {
        if (!any) {
          out.writeName("required");
          out.writeStartArray();
          any = true;
        }
        out.writeString(entry.getKey());
      }
    }
    if (any) {
      out.writeEndArray();
    }
  }
}
