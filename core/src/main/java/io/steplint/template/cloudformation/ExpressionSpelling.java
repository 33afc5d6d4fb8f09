package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;

/** Spells a template's expression in one way, so that equal expressions are recognised. */
public final class ExpressionSpelling {

  private static final int MAX_LENGTH = 2_000;

  private ExpressionSpelling() {}

  public static String canonical(Node node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.length() > MAX_LENGTH
        ? out.substring(0, MAX_LENGTH) + "…" + node.location()
        : out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    if (out.length() > MAX_LENGTH) {
      return;
    }
    Call call = Call.of(node);
    if (call != null) {
      out.append(call.name()).append(' ');
      if (call.name().equals("GetAtt") && call.argument().asArray() != null) {
        String dot = "";
        for (Node item : call.argument().asArray().items()) {
          out.append(dot);
          write(item, out);
          dot = ".";
        }
        return;
      }
      plain(call.argument(), out);
      return;
    }
    plain(node, out);
  }

  private static void plain(Node node, StringBuilder out) {
    ScalarNode scalar = node.asScalar();
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    if (scalar != null) {
      out.append(scalar.string());
    } else if (object != null) {
      out.append('{');
      for (Member member : object.members()) {
        out.append(member.name()).append(':');
        write(member.value(), out);
        out.append(',');
      }
      out.append('}');
    } else if (array != null) {
      out.append('[');
      for (Node item : array.items()) {
        write(item, out);
        out.append(',');
      }
      out.append(']');
    }
  }
}
