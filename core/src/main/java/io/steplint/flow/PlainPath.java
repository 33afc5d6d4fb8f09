package io.steplint.flow;

import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression that is nothing but names, {@code $states.result.a.b} or {@code $total.a},
 * read as the path it is.
 *
 * @param slot what it starts from
 * @param path the names as a path; from {@code $}, or from a variable
 */
public record PlainPath(Slot slot, Path path) {

  /** The path that an expression is, or null. */
  public static @Nullable PlainPath of(String expression) {
    String text = undelimited(expression);
    PlainPath known = from(text, "$states.input", Slot.INPUT);
    if (known == null) {
      known = from(text, "$states.result", Slot.RESULT);
    }
    if (known == null) {
      known = from(text, "$states.errorOutput", Slot.ERROR);
    }
    if (known != null || text.startsWith("$states") || !isPlain(text, 1)) {
      return known;
    }
    Path path = PathParser.parse(text).value().orElse(null);
    return path == null || path.head().kind() != Head.Kind.VARIABLE
        ? null
        : new PlainPath(Slot.INPUT, path);
  }

  /**
   * An expression without the delimiters that it may stand between, and without blanks around it.
   */
  static String undelimited(String expression) {
    boolean delimited =
        expression.length() >= 4 && expression.startsWith("{%") && expression.endsWith("%}");
    return (delimited ? expression.substring(2, expression.length() - 2) : expression).strip();
  }

  private static @Nullable PlainPath from(String text, String start, Slot slot) {
    if (!text.startsWith(start)
        || (text.length() > start.length() && text.charAt(start.length()) != '.')
        || !isPlain(text, start.length())) {
      return null;
    }
    Path path = PathParser.parse("$" + text.substring(start.length())).value().orElse(null);
    return path == null ? null : new PlainPath(slot, path);
  }

  private static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(Character.isLetterOrDigit(c) || c == '_' || c == '.')) {
        return false;
      }
    }
    return text.length() > 1 && text.charAt(0) == '$';
  }
}
