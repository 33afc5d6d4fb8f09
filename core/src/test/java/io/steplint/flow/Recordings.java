package io.steplint.flow;

import io.steplint.asl.Definition;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns recorded executions into workspaces, and holds recorded values against types. */
final class Recordings {

  private Recordings() {}

  static Node node(JsonNode json) {
    return node(json.toString());
  }

  static Node node(String json) {
    return Objects.requireNonNull(Document.read(new FileSource("x.json", json)).root());
  }

  static StateMachine machine(JsonNode definition, MachineInput input, MachineType type) {
    Document document = Document.read(new FileSource("recorded.asl.json", definition.toString()));
    Node root = Objects.requireNonNull(document.root());
    return StateMachine.builder(
            "recorded.asl.json", "recorded", new Location("recorded.asl.json", 1, 1, 1, 1))
        .definition(
            Setting.known(Objects.requireNonNull(root.asObject())),
            "recorded.asl.json",
            document.problems())
        .type(type)
        .input(input)
        .build();
  }

  static MachineFlow flow(StateMachine machine) {
    Definition definition = Definition.parse(Objects.requireNonNull(machine.definitionNode()));
    return Objects.requireNonNull(
        FlowAnalysis.of(Workspace.of(machine), m -> definition).of(machine));
  }

  /** What the recorder hid. */
  record Masks(JsonNode line) {

    private boolean holds(String list, String key) {
      JsonNode keys = line.path("placeholders").path(list);
      if (keys.isObject()) {
        return keys.has(key);
      }
      for (JsonNode candidate : keys) {
        if (candidate.asString().equals(key)) {
          return true;
        }
      }
      return false;
    }

    boolean hidesKind(String key) {
      return holds("typeUnknownKeys", key);
    }

    boolean hidesText(String key) {
      return holds("stringMaskedKeys", key) || holds("isoDateMaskedKeys", key);
    }
  }

  /** Whether a value is of a type; below {@code key}, for what the recorder hid. */
  static boolean fits(Type type, JsonNode value, String key, Masks masks) {
    if (value.isString() && masks.hidesKind(key)) {
      return true;
    }
    if (value.isString() && masks.hidesText(key)) {
      return type.mayBe(Kind.STRING);
    }
    if (value.isArray()) {
      ArrayShape array = type.array();
      if (array == null || value.size() < array.min() || value.size() > array.max()) {
        return false;
      }
      for (int i = 0; i < value.size(); i++) {
        if (!fits(array.at(i), value.get(i), key, masks)) {
          return false;
        }
      }
      return true;
    }
    if (value.isObject()) {
      for (ObjectShape shape : type.objects()) {
        if (fits(shape, value, masks)) {
          return true;
        }
      }
      return false;
    }
    return type.contains(plain(value));
  }

  private static boolean fits(ObjectShape shape, JsonNode value, Masks masks) {
    for (Map.Entry<String, io.steplint.type.Field> field : shape.fields().entrySet()) {
      if (field.getValue().isRequired() && !value.has(field.getKey())) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (shape.field(field.getKey()).isAbsent()
          || !fits(shape.field(field.getKey()).type(), field.getValue(), field.getKey(), masks)) {
        return false;
      }
    }
    return true;
  }

  static @Nullable Object plain(JsonNode value) {
    return value.isNull()
        ? null
        : value.isBoolean()
            ? (Object) value.asBoolean()
            : value.isNumber() ? new BigDecimal(value.asString()) : value.asString();
  }

  static Kind kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> Kind.NULL;
      case BOOLEAN -> Kind.BOOLEAN;
      case NUMBER -> Kind.NUMBER;
      case ARRAY -> Kind.ARRAY;
      case OBJECT -> Kind.OBJECT;
      default -> Kind.STRING;
    };
  }

  /** Counts nodes, and those whose kind is the only one that their type allows. */
  static final class Score {
    int nodes;
    int exact;
    final java.util.TreeMap<String, Integer> lost = new java.util.TreeMap<>();

    void count(Type type, JsonNode value, String key, Masks masks, String why) {
      if (value.isString() && masks.hidesKind(key)) {
        return;
      }
      nodes++;
      if (type.mustBe(kind(value))) {
        exact++;
      } else {
        lost.merge(why, 1, Integer::sum);
      }
      if (value.isArray()) {
        ArrayShape array = type.array();
        for (int i = 0; i < value.size(); i++) {
          count(array == null ? Type.never() : array.at(i), value.get(i), key, masks, why);
        }
      } else if (value.isObject()) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          Type inner = Type.never();
          for (ObjectShape shape : type.objects()) {
            inner = inner.join(shape.field(field.getKey()).type());
          }
          count(inner, field.getValue(), field.getKey(), masks, why);
        }
      }
    }
  }
}
