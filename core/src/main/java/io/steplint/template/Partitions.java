package io.steplint.template;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The partitions of the ARNs that a template writes out. */
final class Partitions {

  private static final String START = "arn:aws";

  private Partitions() {}

  /** The partition of all ARNs in the values of a tree; null if there are none, or several. */
  static @Nullable String only(Node root) {
    String only = null;
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      ObjectNode object = node.asObject();
      ArrayNode array = node.asArray();
      ScalarNode scalar = node.asScalar();
      if (object != null) {
        object.members().forEach(member -> open.push(member.value()));
      } else if (array != null) {
        array.items().forEach(open::push);
      } else if (scalar != null) {
        String text = scalar.string();
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
          String partition = partition(text, at + "arn:".length());
          if (partition != null && only != null && !partition.equals(only)) {
            return null;
          }
          only = partition != null ? partition : only;
        }
      }
    }
    return only;
  }

  private static @Nullable String partition(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLowerCase(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return end < text.length() && text.charAt(end) == ':' ? text.substring(start, end) : null;
  }
}
