package io.steplint.execution.jsonata;

import io.steplint.execution.json.Json;
import io.steplint.execution.json.NumberText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints values as {@code $string} does: numbers with 15 digits, functions as empty texts. */
final class ValueText {

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private ValueText(boolean pretty) {
    this.pretty = pretty;
  }

  static String of(@Nullable Object value, boolean pretty) {
    ValueText text = new ValueText(pretty);
    text.append(value, 0);
    return text.out.toString();
  }

  private void append(@Nullable Object value, int depth) {
    if (value instanceof Double number) {
      // Only $string of the number itself looks at one that is not finite before.
      out.append(Values.isNumber(number) ? NumberText.of(NumberText.rounded(number)) : "null");
    } else if (value instanceof Items items) {
      out.append('[');
      for (int i = 0; i < items.size(); i++) {
        next(i, depth + 1);
        append(items.get(i), depth + 1);
      }
      end(items.isEmpty(), depth);
      out.append(']');
    } else if (value instanceof Map) {
      out.append('{');
      int i = 0;
      for (Map.Entry<String, @Nullable Object> member : Values.object(value).entrySet()) {
        if (member.getValue() != null) {
          next(i++, depth + 1);
          out.append(Json.text(member.getKey())).append(pretty ? ": " : ":");
          append(member.getValue(), depth + 1);
        }
      }
      end(i == 0, depth);
      out.append('}');
    } else if (value instanceof FunctionObject) {
      out.append("\"\"");
    } else {
      out.append(value == null ? "null" : Json.text(value));
    }
  }

  private void next(int index, int depth) {
    if (index > 0) {
      out.append(',');
    }
    line(depth);
  }

  private void end(boolean empty, int depth) {
    if (!empty) {
      line(depth);
    }
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').append("  ".repeat(depth));
    }
  }
}
