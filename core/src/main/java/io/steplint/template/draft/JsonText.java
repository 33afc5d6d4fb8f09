package io.steplint.template.draft;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.Locale;

/** Values written as JSON, with their references where a deployment puts its values. */
public final class JsonText {

  private JsonText() {}

  /** A value as JSON without blanks. */
  public static Text of(Node value) {
    Text.Builder out = Text.builder();
    write(value, out);
    return out.build();
  }

  private static void write(Node value, Text.Builder out) {
    ObjectNode object = value.asObject();
    ArrayNode array = value.asArray();
    if (object != null) {
      String separator = "{";
      for (Member member : object.members()) {
        out.append(separator);
        quote(member.key().text(), out);
        out.append(":");
        write(member.value(), out);
        separator = ",";
      }
      out.append(object.members().isEmpty() ? "{}" : "}");
    } else if (array != null) {
      String separator = "[";
      for (Node item : array.items()) {
        out.append(separator);
        write(item, out);
        separator = ",";
      }
      out.append(array.items().isEmpty() ? "[]" : "]");
    } else {
      ScalarNode scalar = (ScalarNode) value;
      switch (scalar.kind()) {
        case STRING -> quote(scalar.text(), out);
        case NULL -> out.append("null");
        case NUMBER, BOOLEAN, UNKNOWN -> out.append(scalar.text());
      }
    }
  }

  private static void quote(Text value, Text.Builder out) {
    out.append("\"");
    for (Part part : value.parts()) {
      if (part instanceof Reference reference) {
        out.append(reference);
      } else {
        out.append(escape(((Literal) part).value()));
      }
    }
    out.append("\"");
  }

  private static String escape(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
            out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
