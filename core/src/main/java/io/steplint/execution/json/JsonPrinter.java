package io.steplint.execution.json;

import java.util.List;
import java.util.Map;

/** Writes values as compact JSON text. */
final class JsonPrinter {

  private JsonPrinter() {}

  static String compact(Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(Object value, StringBuilder out) {
    if (value instanceof String text) {
      quote(text, out);
    } else if (value instanceof List<?> items) {
      out.append('[');
      String separator = "";
      for (Object item : items) {
        out.append(separator);
        append(item, out);
        separator = ",";
      }
      out.append(']');
    } else if (value instanceof Map<?, ?> members) {
      out.append('{');
      String separator = "";
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.append(separator);
        quote((String) member.getKey(), out);
        out.append(':');
        append(member.getValue(), out);
        separator = ",";
      }
      out.append('}');
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
