package io.steplint.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON Schema (draft 2020-12 unless it says otherwise) that trees are checked against.
 *
 * <p>What a deployment decides is never judged: a value of unknown kind meets every schema, and of
 * a string with references only the kind is checked, and not even that where it is one reference
 * and nothing else.
 */
public final class JsonSchema {

  private static final long STACK_SIZE = 256L << 20;

  private final Schema schema;

  private JsonSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Loads a schema from the class path.
   *
   * @param owner the class beside which the resource lies
   * @throws IllegalArgumentException if there is no such resource
   */
  public static JsonSchema resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("No schema " + name + " beside " + owner.getName());
      }
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(in, InputFormat.JSON);
      return new JsonSchema(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every violation in {@code root}, in the order of their places. */
  public List<Violation> validate(Node root) {
    JsonNode instance = JsonNodes.of(root);
    List<Error> errors = new ArrayList<>();
    // The validator recurses many frames for each level of the document.
    Thread worker =
        new Thread(null, () -> errors.addAll(schema.validate(instance)), "schema", STACK_SIZE);
    RuntimeException[] failure = new RuntimeException[1];
    worker.setUncaughtExceptionHandler(
        (thread, e) -> failure[0] = new IllegalStateException("The schema check failed", e));
    worker.start();
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a schema was checked", e);
    }
    if (failure[0] != null) {
      throw failure[0];
    }
    List<Violation> violations = new ArrayList<>();
    Set<Node> wrongKind = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Error error : errors) {
      Violation violation = violation(root, error);
      if (violation != null) {
        violations.add(violation);
        if (violation.keyword().equals("type")) {
          wrongKind.add(violation.node());
        }
      }
    }
    // Of a value of the wrong kind nothing else is worth saying.
    violations.removeIf(v -> !v.keyword().equals("type") && wrongKind.contains(v.node()));
    violations.sort((a, b) -> a.node().location().compareTo(b.node().location()));
    return violations;
  }

  private @Nullable Violation violation(Node root, Error error) {
    Node node = root;
    Pointer pointer = Pointer.ROOT;
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      Node next = child(node, step);
      if (next == null) {
        break;
      }
      node = next;
      pointer =
          step instanceof Integer index ? pointer.child(index) : pointer.child(step.toString());
    }
    String keyword = error.getKeyword();
    if (isUndecided(node, keyword)) {
      return null;
    }
    return new Violation(
        keyword, node, pointer, error.getProperty(), expected(error, keyword), error.getMessage());
  }

  private static @Nullable Node child(Node node, Object step) {
    if (node instanceof ObjectNode object) {
      return object.get(step.toString());
    }
    if (node instanceof ArrayNode array && step instanceof Integer index) {
      return index < array.items().size() ? array.items().get(index) : null;
    }
    return null;
  }

  private static boolean isUndecided(Node node, String keyword) {
    if (!(node instanceof ScalarNode scalar)) {
      return false;
    }
    if (scalar.isUnknown()) {
      return true;
    }
    // Quotes around nothing but a placeholder are often taken away together with it.
    return scalar.isString()
        && scalar.literal() == null
        && (!keyword.equals("type") || scalar.text().reference() != null);
  }

  private List<String> expected(Error error, String keyword) {
    List<String> values = new ArrayList<>();
    JsonNode wanted = error.getSchemaNode();
    if (wanted == null) {
      return values;
    }
    JsonNode value =
        switch (keyword) {
          case "additionalProperties" -> knownProperties(error);
          case "not" -> wanted.get("required");
          default -> wanted.isObject() ? wanted.get(keyword) : wanted;
        };
    if (value == null) {
      return values;
    }
    if (value.isArray()) {
      for (JsonNode item : value) {
        values.add(item.asString());
      }
    } else if (value.isObject()) {
      values.addAll(value.propertyNames());
    } else {
      values.add(value.asString());
    }
    return values;
  }

  /** The properties that stand beside the keyword that forbids all others. */
  private @Nullable JsonNode knownProperties(Error error) {
    SchemaLocation location = error.getSchemaLocation();
    NodePath path = location == null ? null : location.getFragment();
    JsonNode at = schema.getSchemaNode();
    for (int i = 0; path != null && at != null && i < path.getNameCount() - 1; i++) {
      Object step = path.getElement(i);
      at = step instanceof Integer index ? at.get(index) : at.get(step.toString());
    }
    return at == null ? null : at.get("properties");
  }

  /** The instance as the library wants it; what is undecided is a value that meets everything. */
  private static final class JsonNodes {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 52);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    static JsonNode of(Node node) {
      if (node instanceof ObjectNode object) {
        tools.jackson.databind.node.ObjectNode copy = FACTORY.objectNode();
        for (ObjectNode.Member member : object.members()) {
          copy.set(member.name(), of(member.value()));
        }
        return copy;
      }
      if (node instanceof ArrayNode array) {
        tools.jackson.databind.node.ArrayNode copy = FACTORY.arrayNode(array.items().size());
        for (Node item : array.items()) {
          copy.add(of(item));
        }
        return copy;
      }
      ScalarNode scalar = (ScalarNode) node;
      return switch (scalar.kind()) {
        case NULL -> FACTORY.nullNode();
        case BOOLEAN -> FACTORY.booleanNode(Boolean.TRUE.equals(scalar.booleanValue()));
        case NUMBER -> number(scalar);
        case STRING, UNKNOWN -> FACTORY.stringNode(scalar.string());
      };
    }

    /**
     * A whole number is one however it is written, as JSON Schema has it. The library fails beyond
     * 64 bits: what is larger is a number of its kind and sign that no bound of a schema reaches.
     */
    private static JsonNode number(ScalarNode scalar) {
      BigDecimal value = scalar.number();
      if (value == null) {
        return FACTORY.stringNode(scalar.string());
      }
      BigDecimal near = value.min(MOST).max(MOST.negate());
      boolean whole = value.stripTrailingZeros().scale() <= 0;
      return whole
          ? FACTORY.numberNode(near.longValueExact())
          : FACTORY.numberNode(near.equals(value) ? value : near.add(HALF));
    }
  }
}
