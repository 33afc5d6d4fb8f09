package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes calls of intrinsic functions as a tool would write them into a template. */
public final class IntrinsicNodes {

  private final Node place;

  /**
   * @param place where what is made is to be seen
   */
  public IntrinsicNodes(Node place) {
    this.place = place;
  }

  /** How JavaScript spells a value inside a string. */
  public static String spelled(@Nullable Node node) {
    if (node == null) {
      return "undefined";
    }
    ScalarNode scalar = Call.of(node) == null ? node.asScalar() : null;
    return scalar == null ? "[object Object]" : scalar.string();
  }

  public Node text(String value) {
    return Nodes.string(place, value);
  }

  public Node attribute(Node id, String attribute) {
    Node path =
        ArrayNode.at(place, List.of(text(String.valueOf(Nodes.literal(id))), text(attribute)));
    return ObjectNode.at(place, List.of(Nodes.member(place, "Fn::GetAtt", path)));
  }

  public Node join(Node start, String end) {
    return sub("${start}" + end, "start", start);
  }

  public Node sub(String pattern, String end) {
    return ObjectNode.at(place, List.of(Nodes.member(place, "Fn::Sub", text(pattern + end))));
  }

  public Node sub(String pattern, String variable, Node value) {
    return sub(pattern, ObjectNode.at(place, List.of(Nodes.member(place, variable, value))));
  }

  public Node sub(String pattern, @Nullable ObjectNode variables) {
    if (variables == null) {
      return sub(pattern, "");
    }
    Node arguments = ArrayNode.at(place, List.of(text(pattern), variables));
    return ObjectNode.at(place, List.of(Nodes.member(place, "Fn::Sub", arguments)));
  }
}
