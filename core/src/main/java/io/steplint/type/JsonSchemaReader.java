package io.steplint.type;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Schema (draft-07 to 2020-12) as a type that holds every instance. What is not
 * understood, or refers to another document, makes the type wider and never narrower.
 */
public final class JsonSchemaReader {

  private static final int MAX_NESTING = 64;

  /** So many schemas are read; a reference that unfolds without end stops there. */
  private static final int MAX_SCHEMAS = 10_000;

  private final Node root;
  private final Set<String> unfolding = new LinkedHashSet<>();
  private int left = MAX_SCHEMAS;

  private JsonSchemaReader(Node root) {
    this.root = root;
  }

  /** The type of the instances of a schema. */
  public static Type read(Node schema) {
    return new JsonSchemaReader(schema).schema(schema, 0);
  }

  private Type schema(Node node, int depth) {
    if (depth > MAX_NESTING || --left < 0) {
      return Type.unknown();
    }
    ScalarNode scalar = node.asScalar();
    if (scalar != null) {
      return Boolean.FALSE.equals(scalar.booleanValue()) ? Type.never() : Type.unknown();
    }
    ObjectNode schema = node.asObject();
    if (schema == null) {
      return Type.unknown();
    }
    Type type = kinds(schema, depth);
    Node constant = schema.get("const");
    if (constant != null) {
      type = type.meet(TypeOf.literal(constant));
    }
    ArrayNode choices = schema.array("enum");
    if (choices != null) {
      Type any = Type.never();
      for (Node choice : choices.items()) {
        any = any.join(TypeOf.literal(choice));
      }
      type = type.meet(any);
    }
    Node reference = schema.get("$ref");
    if (reference != null) {
      type = type.meet(reference(reference, depth));
    }
    ArrayNode all = schema.array("allOf");
    if (all != null) {
      for (Node each : all.items()) {
        type = type.meet(schema(each, depth + 1));
      }
    }
    return alternatives(alternatives(type, schema, "anyOf", depth), schema, "oneOf", depth);
  }

  private Type alternatives(Type type, ObjectNode schema, String keyword, int depth) {
    ArrayNode alternatives = schema.array(keyword);
    if (alternatives == null || alternatives.items().isEmpty()) {
      return type;
    }
    Type any = Type.never();
    for (Node each : alternatives.items()) {
      any = any.join(type.meet(schema(each, depth + 1)));
    }
    return any;
  }

  private Type reference(Node reference, int depth) {
    ScalarNode scalar = reference.asString();
    String target = scalar == null ? null : scalar.literal();
    Node schema = target == null ? null : resolve(target);
    if (schema == null || target == null || !unfolding.add(target)) {
      return Type.unknown();
    }
    Type type = schema(schema, depth + 1);
    unfolding.remove(target);
    return type;
  }

  /** What a pointer into this document names; null for anything else. */
  private @Nullable Node resolve(String reference) {
    if (reference.equals("#")) {
      return root;
    }
    if (!reference.startsWith("#/")) {
      return null;
    }
    Node at = root;
    for (String step : reference.substring(2).split("/", -1)) {
      String name = decoded(step).replace("~1", "/").replace("~0", "~");
      ObjectNode object = at.asObject();
      ArrayNode array = at.asArray();
      Node next = null;
      if (object != null) {
        next = object.get(name);
      } else if (array != null && name.matches("[0-9]{1,6}")) {
        int index = Integer.parseInt(name);
        next = index < array.items().size() ? array.items().get(index) : null;
      }
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  private static String decoded(String step) {
    return step.replace("%25", "%").replace("%24", "$").replace("%20", " ");
  }

  private Type kinds(ObjectNode schema, int depth) {
    Node type = schema.get("type");
    if (type == null) {
      return ofKind("any", schema, depth);
    }
    ArrayNode several = type.asArray();
    if (several == null) {
      return ofKind(word(type), schema, depth);
    }
    Type any = Type.never();
    for (Node each : several.items()) {
      any = any.join(ofKind(word(each), schema, depth));
    }
    return any;
  }

  private static String word(Node node) {
    ScalarNode scalar = node.asString();
    String text = scalar == null ? null : scalar.literal();
    return text == null ? "any" : text;
  }

  private Type ofKind(String kind, ObjectNode schema, int depth) {
    return switch (kind) {
      case "null" -> Type.nullValue();
      case "boolean" -> Type.bool();
      case "number" -> number(schema, false);
      case "integer" -> number(schema, true);
      case "string" -> string(schema, depth);
      case "array" -> array(schema, depth);
      case "object" -> object(schema, depth);
      default ->
          Type.nullValue()
              .join(Type.bool())
              .join(number(schema, false))
              .join(string(schema, depth))
              .join(array(schema, depth))
              .join(object(schema, depth));
    };
  }

  private static @Nullable BigDecimal number(ObjectNode schema, String keyword) {
    Node value = schema.get(keyword);
    ScalarNode scalar = value == null ? null : value.asScalar();
    return scalar == null ? null : scalar.number();
  }

  private static Type number(ObjectNode schema, boolean integer) {
    BigDecimal min = number(schema, "minimum");
    BigDecimal max = number(schema, "maximum");
    BigDecimal above = number(schema, "exclusiveMinimum");
    BigDecimal below = number(schema, "exclusiveMaximum");
    if (above != null) {
      BigDecimal least = integer && Numbers.isWhole(above) ? above.add(BigDecimal.ONE) : above;
      min = min == null ? least : min.max(least);
    }
    if (below != null) {
      BigDecimal most = integer && Numbers.isWhole(below) ? below.subtract(BigDecimal.ONE) : below;
      max = max == null ? most : max.min(most);
    }
    return Types.number(min, max, integer);
  }

  private Type string(ObjectNode schema, int depth) {
    Type type = Types.stringOfLength(size(schema, "minLength", 0), size(schema, "maxLength", -1));
    Node format = schema.get("format");
    if (format != null && word(format).equals("date-time")) {
      type = type.meet(Types.timestamp());
    }
    Node content = schema.get("contentSchema");
    Node media = schema.get("contentMediaType");
    if (media != null && word(media).equals("application/json")) {
      Type json = content == null ? Type.unknown() : schema(content, depth + 1);
      type = type.meet(Types.jsonText(json));
    }
    return type;
  }

  private static int size(ObjectNode schema, String keyword, int otherwise) {
    BigDecimal value = number(schema, keyword);
    int none = otherwise < 0 ? Integer.MAX_VALUE : otherwise;
    if (value == null || value.signum() < 0) {
      return none;
    }
    return value.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }

  private Type array(ObjectNode schema, int depth) {
    int min = size(schema, "minItems", 0);
    int max = size(schema, "maxItems", -1);
    Node items = schema.get("items");
    ArrayNode first = schema.array("prefixItems");
    Node rest = items;
    if (first == null && items != null && items.asArray() != null) {
      first = items.asArray(); // draft-07
      rest = schema.get("additionalItems");
    }
    List<Type> prefix = new ArrayList<>();
    if (first != null) {
      for (Node item : first.items()) {
        prefix.add(schema(item, depth + 1));
      }
    }
    Type behind = rest == null ? Type.unknown() : schema(rest, depth + 1);
    return Type.orNever(ArrayShape.of(behind, min, max, prefix));
  }

  private Type object(ObjectNode schema, int depth) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    ArrayNode names = schema.array("required");
    if (names != null) {
      for (Node name : names.items()) {
        ScalarNode text = name.asString();
        String literal = text == null ? null : text.literal();
        if (literal != null) {
          required.add(literal);
        }
      }
    }
    Node others = schema.get("additionalProperties");
    // Names that match a pattern are exempt from additionalProperties.
    Type rest =
        others == null || schema.has("patternProperties")
            ? Type.unknown()
            : schema(others, depth + 1);
    ObjectNode properties = schema.object("properties");
    if (properties != null) {
      for (ObjectNode.Member member : properties.members()) {
        Type type = schema(member.value(), depth + 1);
        boolean always = required.remove(member.name());
        fields.put(member.name(), always ? Field.required(type) : Field.optional(type));
      }
    }
    for (String name : required) {
      fields.put(name, Field.required(rest));
    }
    return Type.orNever(ObjectShape.of(fields, rest));
  }
}
