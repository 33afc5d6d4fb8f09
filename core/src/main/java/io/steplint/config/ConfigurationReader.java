package io.steplint.config;

import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a configuration. A key that nobody knows is a mistake: it would silently do nothing. */
public final class ConfigurationReader {

  private static final List<String> KEYS =
      List.of(
          "severity",
          "parameters",
          "region",
          "account",
          "partition",
          "stateMachines",
          "ignore",
          "$schema");
  private static final List<String> MACHINE_KEYS =
      List.of("definition", "name", "type", "role", "input");
  private static final List<String> IGNORE_KEYS = List.of("rule", "path", "state", "reason");
  private static final List<String> SEVERITIES = List.of("error", "warning", "info", "off");
  private static final List<String> TYPES = List.of("STANDARD", "EXPRESS");

  private ConfigurationReader() {}

  /**
   * The configuration in a document; an empty file configures nothing.
   *
   * @throws InvalidConfigurationException if it cannot be used
   */
  public static Configuration read(Document document) throws InvalidConfigurationException {
    for (Problem problem : document.problems()) {
      if (problem.kind() == Problem.Kind.EMPTY) {
        return Configuration.EMPTY;
      }
      if (problem.kind() != Problem.Kind.BYTE_ORDER_MARK) {
        throw new InvalidConfigurationException(problem.location(), problem.message());
      }
    }
    Node root = document.root();
    if (root == null || (root.asScalar() != null && root.asScalar().isNull())) {
      return Configuration.EMPTY;
    }
    ObjectNode object = object(root, "the configuration");
    keys(object, KEYS);
    return new Configuration(
        severities(object.get("severity")),
        parameters(object.get("parameters")),
        optional(object, "region"),
        optional(object, "account"),
        optional(object, "partition"),
        machines(object.get("stateMachines")),
        exceptions(object.get("ignore")));
  }

  private static Map<String, Configuration.Severity> severities(@Nullable Node node)
      throws InvalidConfigurationException {
    Map<String, Configuration.Severity> severities = new LinkedHashMap<>();
    if (node != null) {
      for (ObjectNode.Member member : object(node, "severity").members()) {
        String word = word(member.value(), member.name());
        oneOf(SEVERITIES, word, member.value());
        severities.put(member.name(), new Configuration.Severity(word, member.key().location()));
      }
    }
    return severities;
  }

  private static Map<String, String> parameters(@Nullable Node node)
      throws InvalidConfigurationException {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (node != null) {
      for (ObjectNode.Member member : object(node, "parameters").members()) {
        parameters.put(member.name(), word(member.value(), member.name()));
      }
    }
    return parameters;
  }

  private static List<Configuration.Machine> machines(@Nullable Node node)
      throws InvalidConfigurationException {
    List<Configuration.Machine> machines = new ArrayList<>();
    for (Node item : items(node, "stateMachines")) {
      ObjectNode object = object(item, "an item of stateMachines");
      keys(object, MACHINE_KEYS);
      String type = optional(object, "type");
      if (type != null) {
        oneOf(TYPES, type, member(object, "type"));
      }
      machines.add(
          new Configuration.Machine(
              required(object, "definition"),
              optional(object, "name"),
              type,
              roles(object.get("role")),
              string(object, "input"),
              object.location()));
    }
    return machines;
  }

  private static List<ScalarNode> roles(@Nullable Node node) throws InvalidConfigurationException {
    List<ScalarNode> roles = new ArrayList<>();
    if (node != null) {
      List<Node> items = node.asArray() == null ? List.of(node) : items(node, "role");
      for (Node item : items) {
        ScalarNode role = item.asString();
        if (role == null) {
          throw wrongKind(item, "role", "a file");
        }
        roles.add(role);
      }
    }
    return roles;
  }

  private static List<Configuration.Exception> exceptions(@Nullable Node node)
      throws InvalidConfigurationException {
    List<Configuration.Exception> exceptions = new ArrayList<>();
    for (Node item : items(node, "ignore")) {
      ObjectNode object = object(item, "an item of ignore");
      keys(object, IGNORE_KEYS);
      String rule = required(object, "rule");
      exceptions.add(
          new Configuration.Exception(
              rule,
              optional(object, "path"),
              optional(object, "state"),
              optional(object, "reason"),
              member(object, "rule").location()));
    }
    return exceptions;
  }

  private static void keys(ObjectNode object, List<String> known)
      throws InvalidConfigurationException {
    for (ObjectNode.Member member : object.members()) {
      if (!known.contains(member.name())) {
        String nearest = Nearest.to(member.name(), known);
        throw new InvalidConfigurationException(
            member.key().location(),
            "unknown key '"
                + member.name()
                + "'; "
                + (nearest == null
                    ? "known are " + String.join(", ", known)
                    : "did you mean '" + nearest + "'?"));
      }
    }
  }

  private static void oneOf(List<String> words, String word, Node place)
      throws InvalidConfigurationException {
    if (!words.contains(word)) {
      String nearest = Nearest.to(word, words);
      throw new InvalidConfigurationException(
          place.location(),
          "'"
              + word
              + "' is none of "
              + String.join(", ", words)
              + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
    }
  }

  private static Node member(ObjectNode object, String name) {
    Node value = object.get(name);
    return value == null ? object : value;
  }

  private static String required(ObjectNode object, String name)
      throws InvalidConfigurationException {
    String value = optional(object, name);
    if (value == null) {
      throw new InvalidConfigurationException(object.location(), "'" + name + "' is missing");
    }
    return value;
  }

  private static @Nullable String optional(ObjectNode object, String name)
      throws InvalidConfigurationException {
    Node value = object.get(name);
    return value == null ? null : word(value, name);
  }

  private static @Nullable ScalarNode string(ObjectNode object, String name)
      throws InvalidConfigurationException {
    Node value = object.get(name);
    if (value != null && value.asString() == null) {
      throw wrongKind(value, name, "a file");
    }
    return value == null ? null : value.asString();
  }

  /** A scalar as it is written: {@code 1} is a fine value of a parameter, and so is a long id. */
  private static String word(Node node, String name) throws InvalidConfigurationException {
    ScalarNode scalar = node.asScalar();
    if (scalar == null || scalar.isNull()) {
      throw wrongKind(node, name, "a word");
    }
    return scalar.string();
  }

  private static ObjectNode object(Node node, String what) throws InvalidConfigurationException {
    ObjectNode object = node.asObject();
    if (object == null) {
      throw wrongKind(node, what, "a mapping");
    }
    return object;
  }

  private static List<Node> items(@Nullable Node node, String name)
      throws InvalidConfigurationException {
    if (node == null) {
      return List.of();
    }
    ArrayNode array = node.asArray();
    if (array == null) {
      throw wrongKind(node, name, "a list");
    }
    return array.items();
  }

  private static InvalidConfigurationException wrongKind(Node node, String what, String wanted) {
    Location place = node.location();
    return new InvalidConfigurationException(
        place, what + " is " + wanted + ", not " + article(node.kindName()));
  }

  private static String article(String kind) {
    return kind.equals("null") ? kind : ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
  }
}
