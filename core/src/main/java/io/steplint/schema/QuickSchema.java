package io.steplint.schema;

import io.steplint.source.ArrayNode;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of a tree only whether a JSON Schema accepts it. Most definitions are correct; for them this
 * spares the loading of the whole validator, which takes longer than everything else in a short
 * run. It reads the same file as {@link JsonSchema}, understands the keywords that our schemas use
 * and refuses any other; what it does not accept, {@link JsonSchema} explains.
 */
public final class QuickSchema {

  private static final String LOCAL = "#/$defs/";

  private final ObjectNode root;
  private final ObjectNode definitions;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  private QuickSchema(ObjectNode root) {
    this.root = root;
    ObjectNode defs = root.object("$defs");
    this.definitions = defs == null ? root : defs;
  }

  /**
   * Loads a schema from the class path.
   *
   * @param owner the class beside which the resource lies
   * @throws IllegalArgumentException if there is no such resource, or it is no object
   */
  public static QuickSchema resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("No schema " + name + " beside " + owner.getName());
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Node node = JsonReader.read(new FileSource(name, text)).root();
      ObjectNode object = node == null ? null : node.asObject();
      if (object == null) {
        throw new IllegalArgumentException("The schema " + name + " is no object");
      }
      return new QuickSchema(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether {@link JsonSchema} finds no violation in {@code instance}. */
  public boolean accepts(Node instance) {
    return meets(root, instance, true);
  }

  /**
   * @param lenient whether a value that a deployment decides meets everything; where a condition is
   *     evaluated, it is taken as the text that stands there
   */
  private boolean meets(Node schema, Node value, boolean lenient) {
    ObjectNode object = schema.asObject();
    if (object == null) {
      ScalarNode constant = schema.asScalar();
      return constant != null && Boolean.TRUE.equals(constant.booleanValue());
    }
    for (ObjectNode.Member keyword : object.members()) {
      if (!meets(object, keyword.name(), keyword.value(), value, lenient)) {
        return false;
      }
    }
    return true;
  }

  private boolean meets(
      ObjectNode schema, String keyword, Node expected, Node value, boolean lenient) {
    if (lenient && isUndecided(value, keyword)) {
      return true;
    }
    return switch (keyword) {
      case "$schema", "$id", "$defs", "title", "description", "then", "else" -> true;
      case "$ref" -> meets(definition(text(expected)), value, lenient);
      case "type" -> hasType(expected, value);
      case "enum" -> isAmong(expected, value);
      case "const" -> isSame(expected, value);
      case "allOf" -> meetsAll(expected, value, lenient);
      case "anyOf" -> meetsAny(expected, value, lenient);
      case "not" -> !meets(expected, value, false);
      case "if" -> {
        Node next = schema.get(meets(expected, value, false) ? "then" : "else");
        yield next == null || meets(next, value, lenient);
      }
      case "minLength", "maxLength", "pattern" -> fitsText(keyword, expected, value);
      case "minimum", "maximum" -> fitsNumber(keyword, expected, value);
      case "items", "minItems" -> fitsArray(keyword, expected, value, lenient);
      case "properties", "additionalProperties", "required", "minProperties" ->
          fitsObject(schema, keyword, expected, value, lenient);
      default -> throw new IllegalStateException("Unknown keyword of a schema: " + keyword);
    };
  }

  private static boolean isUndecided(Node value, String keyword) {
    ScalarNode scalar = value.asScalar();
    if (scalar == null || isStructural(keyword)) {
      return false;
    }
    if (scalar.isUnknown()) {
      return true;
    }
    return scalar.isString()
        && scalar.literal() == null
        && (!keyword.equals("type") || scalar.text().reference() != null);
  }

  /** Whether a keyword only leads to others, which are judged by themselves. */
  private static boolean isStructural(String keyword) {
    return switch (keyword) {
      case "$ref", "allOf", "if" -> true;
      default -> false;
    };
  }

  private Node definition(String reference) {
    Node found =
        reference.startsWith(LOCAL) ? definitions.get(reference.substring(LOCAL.length())) : null;
    if (found == null) {
      throw new IllegalStateException("Unknown reference of a schema: " + reference);
    }
    return found;
  }

  private boolean meetsAll(Node schemas, Node value, boolean lenient) {
    for (Node schema : items(schemas)) {
      if (!meets(schema, value, lenient)) {
        return false;
      }
    }
    return true;
  }

  private boolean meetsAny(Node schemas, Node value, boolean lenient) {
    for (Node schema : items(schemas)) {
      if (meets(schema, value, lenient)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasType(Node expected, Node value) {
    ArrayNode several = expected.asArray();
    if (several == null) {
      return isOfType(text(expected), value);
    }
    for (Node one : several.items()) {
      if (isOfType(text(one), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(String type, Node value) {
    ScalarNode scalar = value.asScalar();
    return switch (type) {
      case "object" -> value.asObject() != null;
      case "array" -> value.asArray() != null;
      case "string" -> isText(value);
      case "boolean" -> scalar != null && scalar.kind() == ScalarNode.Kind.BOOLEAN;
      case "null" -> scalar != null && scalar.isNull();
      case "number" -> number(value) != null;
      case "integer" -> isInteger(number(value));
      default -> throw new IllegalStateException("Unknown type of a schema: " + type);
    };
  }

  private static boolean isInteger(@Nullable BigDecimal number) {
    return number != null && number.stripTrailingZeros().scale() <= 0;
  }

  /** Whether a value counts as a string; a number that is too long to be one does. */
  private static boolean isText(Node value) {
    ScalarNode scalar = value.asScalar();
    if (scalar == null) {
      return false;
    }
    return switch (scalar.kind()) {
      case STRING, UNKNOWN -> true;
      case NUMBER -> scalar.number() == null;
      case BOOLEAN, NULL -> false;
    };
  }

  private static @Nullable BigDecimal number(Node value) {
    ScalarNode scalar = value.asScalar();
    return scalar == null ? null : scalar.number();
  }

  private static boolean isAmong(Node expected, Node value) {
    for (Node one : items(expected)) {
      if (isSame(one, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(Node expected, Node value) {
    ScalarNode wanted = expected.asScalar();
    ScalarNode found = value.asScalar();
    if (wanted == null || found == null) {
      return false;
    }
    return wanted.isString()
        ? isText(value) && found.string().equals(wanted.string())
        : wanted.kind() == found.kind() && found.string().equals(wanted.string());
  }

  private boolean fitsText(String keyword, Node expected, Node value) {
    ScalarNode scalar = value.asScalar();
    if (scalar == null || !isText(value)) {
      return true;
    }
    String text = scalar.string();
    return switch (keyword) {
      case "minLength" -> text.codePointCount(0, text.length()) >= bound(expected);
      case "maxLength" -> text.codePointCount(0, text.length()) <= bound(expected);
      default -> pattern(text(expected)).matcher(text).find();
    };
  }

  private synchronized Pattern pattern(String expression) {
    return patterns.computeIfAbsent(expression, Pattern::compile);
  }

  private static boolean fitsNumber(String keyword, Node expected, Node value) {
    BigDecimal number = number(value);
    BigDecimal bound = number(expected);
    if (number == null || bound == null) {
      return true;
    }
    int order = number.compareTo(bound);
    return keyword.equals("minimum") ? order >= 0 : order <= 0;
  }

  private boolean fitsArray(String keyword, Node expected, Node value, boolean lenient) {
    ArrayNode array = value.asArray();
    if (array == null) {
      return true;
    }
    if (keyword.equals("minItems")) {
      return array.items().size() >= bound(expected);
    }
    for (Node item : array.items()) {
      if (!meets(expected, item, lenient)) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsObject(
      ObjectNode schema, String keyword, Node expected, Node value, boolean lenient) {
    ObjectNode object = value.asObject();
    if (object == null) {
      return true;
    }
    switch (keyword) {
      case "minProperties":
        return object.members().size() >= bound(expected);
      case "required":
        for (Node name : items(expected)) {
          if (!object.has(text(name))) {
            return false;
          }
        }
        return true;
      default:
        return keyword.equals("properties")
            ? fitsProperties(expected, object, lenient)
            : fitsOthers(schema.object("properties"), expected, object, lenient);
    }
  }

  private boolean fitsProperties(Node properties, ObjectNode object, boolean lenient) {
    ObjectNode known = properties.asObject();
    if (known == null) {
      return true;
    }
    for (ObjectNode.Member member : object.members()) {
      Node schema = known.get(member.name());
      if (schema != null && isLast(object, member) && !meets(schema, member.value(), lenient)) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsOthers(
      @Nullable ObjectNode known, Node others, ObjectNode object, boolean lenient) {
    for (ObjectNode.Member member : object.members()) {
      boolean other = known == null || !known.has(member.name());
      if (other && isLast(object, member) && !meets(others, member.value(), lenient)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLast(ObjectNode object, ObjectNode.Member member) {
    return object.member(member.name()) == member;
  }

  private static Iterable<Node> items(Node list) {
    ArrayNode array = list.asArray();
    if (array == null) {
      throw new IllegalStateException("A schema has no list where one is due");
    }
    return array.items();
  }

  private static String text(Node node) {
    ScalarNode scalar = node.asString();
    if (scalar == null) {
      throw new IllegalStateException("A schema has no text where one is due");
    }
    return scalar.string();
  }

  private static int bound(Node node) {
    BigDecimal number = number(node);
    return number == null ? 0 : number.intValue();
  }
}
