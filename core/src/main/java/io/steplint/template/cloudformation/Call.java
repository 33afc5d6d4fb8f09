package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * A call of one of CloudFormation's intrinsic functions, in its short or its long form.
 *
 * @param name without {@code Fn::}, for example {@code GetAtt}
 * @param argument the argument; in the short form the value without its tag
 * @param node the whole call
 */
public record Call(String name, Node argument, Node node) {

  /** The call that {@code node} is, or null if it is a plain value. */
  public static @Nullable Call of(Node node) {
    String tag = node.tag();
    if (tag != null && tag.length() > 1) {
      return new Call(tag.substring(1), untagged(node), node);
    }
    ObjectNode object = node.asObject();
    if (object == null || object.members().size() != 1) {
      return null;
    }
    ObjectNode.Member member = object.members().get(0);
    String key = member.name();
    if (key.equals("Ref")) {
      return new Call(key, member.value(), node);
    }
    return key.startsWith("Fn::") ? new Call(key.substring(4), member.value(), node) : null;
  }

  /** The value behind the tag, which is no call itself. */
  private static Node untagged(Node node) {
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    ScalarNode scalar = node.asScalar();
    if (object != null) {
      return ObjectNode.at(node, object.members());
    }
    if (array != null) {
      return ArrayNode.at(node, array.items());
    }
    return scalar == null ? node : scalar.untagged();
  }

  /** Whether the call takes away what it stands for. */
  boolean isNoValue() {
    return name.equals("Ref") && "AWS::NoValue".equals(Nodes.literal(argument));
  }
}
