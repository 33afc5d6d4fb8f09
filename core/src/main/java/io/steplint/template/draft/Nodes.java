package io.steplint.template.draft;

import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.source.Source;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values that stand in place of what they were made from. */
public final class Nodes {

  private Nodes() {}

  /** An empty string that stands at a range of a text: a place for what is made from it. */
  public static ScalarNode blank(Source source, int start, int end) {
    return new ScalarNode(source, start, end, null, ScalarNode.Kind.STRING, "");
  }

  public static ScalarNode string(Node place, String value) {
    return ScalarNode.at(place, Text.of(value));
  }

  public static ScalarNode string(Node place, Text value) {
    return ScalarNode.at(place, value);
  }

  public static ArrayNode strings(Node place, List<String> values) {
    List<Node> items = new ArrayList<>();
    for (String value : values) {
      items.add(string(place, value));
    }
    return ArrayNode.at(place, items);
  }

  public static ArrayNode texts(Node place, List<Text> values) {
    List<Node> items = new ArrayList<>();
    for (Text value : values) {
      items.add(string(place, value));
    }
    return ArrayNode.at(place, items);
  }

  public static Member member(Node place, String name, Node value) {
    return new Member(string(place, name), value);
  }

  /** A policy document of these statements. */
  public static ObjectNode policy(Node place, List<? extends Node> statements) {
    return ObjectNode.at(
        place,
        List.of(
            member(place, "Version", string(place, "2012-10-17")),
            member(place, "Statement", ArrayNode.at(place, List.copyOf(statements)))));
  }

  /** An {@code Allow} statement. */
  static ObjectNode allow(Node place, List<String> actions, List<Text> resources) {
    return allow(place, actions, resources, null);
  }

  /** An {@code Allow} statement, with a condition if one is given. */
  static ObjectNode allow(
      Node place, List<String> actions, List<Text> resources, @Nullable ObjectNode condition) {
    List<Member> members = new ArrayList<>();
    members.add(member(place, "Effect", string(place, "Allow")));
    members.add(member(place, "Action", strings(place, actions)));
    members.add(member(place, "Resource", texts(place, resources)));
    if (condition != null) {
      members.add(member(place, "Condition", condition));
    }
    return ObjectNode.at(place, members);
  }

  /** The trust document that lets Step Functions assume a generated role. */
  public static ObjectNode statesTrust(Node place) {
    ObjectNode statement =
        ObjectNode.at(
            place,
            List.of(
                member(place, "Effect", string(place, "Allow")),
                member(
                    place,
                    "Principal",
                    ObjectNode.at(
                        place,
                        List.of(member(place, "Service", string(place, "states.amazonaws.com"))))),
                member(place, "Action", string(place, "sts:AssumeRole"))));
    return policy(place, List.of(statement));
  }

  /** The value as a list: the items of an array, or the value alone. */
  public static List<Node> list(@Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    ArrayNode array = node.asArray();
    return array == null ? List.of(node) : array.items();
  }

  /** The text of a scalar that is not null, or null. */
  public static @Nullable Text text(@Nullable Node node) {
    ScalarNode scalar = node == null ? null : node.asScalar();
    return scalar == null || scalar.isNull() ? null : scalar.text();
  }

  /** The characters of a scalar if all are known, or null. */
  public static @Nullable String literal(@Nullable Node node) {
    Text text = text(node);
    return text == null ? null : text.literal();
  }

  public static List<ObjectNode> objects(@Nullable ArrayNode array) {
    List<ObjectNode> objects = new ArrayList<>();
    if (array != null) {
      for (Node item : array.items()) {
        ObjectNode object = item.asObject();
        if (object != null) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  /** A policy document given as JSON text or as an object, or null where it is not known. */
  public static @Nullable ObjectNode objectOrJson(Node value) {
    ObjectNode object = value.asObject();
    if (object != null) {
      return object;
    }
    ScalarNode text = value.asString();
    if (text == null) {
      return null;
    }
    Document document = JsonReader.read(EmbeddedSource.of(text));
    Node root = document.root();
    return root == null ? null : root.asObject();
  }
}
