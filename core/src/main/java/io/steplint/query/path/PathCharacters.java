package io.steplint.query.path;

import org.jspecify.annotations.Nullable;

/** What names may be made of, and how quoted ones are written. */
final class PathCharacters {

  private PathCharacters() {}

  /**
   * Whether a dotted name is one of a reference path: none of the signs with a meaning of their
   * own.
   */
  static boolean isReferenceName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || "@,:?*'\"()[]".indexOf(c) >= 0) {
        // A backslash takes the meaning from the sign behind it.
        if (c <= ' ' || i == 0 || name.charAt(i - 1) != '\\') {
          return false;
        }
      }
    }
    return !name.isEmpty();
  }

  /** Whether a name can follow a dot and be read back as it is. */
  static boolean isPlainName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '_'
              || c == '-';
      if (!plain) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Whether a variable can have this name. */
  static boolean isVariableName(String name) {
    if (name.isEmpty()) {
      return false;
    }
    int first = name.codePointAt(0);
    if (!Character.isUnicodeIdentifierStart(first) && first != '_') {
      return false;
    }
    for (int i = Character.charCount(first); i < name.length(); ) {
      int c = name.codePointAt(i);
      if (!Character.isUnicodeIdentifierPart(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /**
   * The text of a quoted string with its escapes resolved; null where {@code \\u} has no digits.
   */
  static @Nullable String unquote(String quoted) {
    int end = quoted.length() - 1;
    if (quoted.indexOf('\\') < 0) {
      return quoted.substring(1, end);
    }
    StringBuilder out = new StringBuilder(quoted.length());
    for (int i = 1; i < end; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = quoted.charAt(++i);
      switch (escaped) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          // Jayway drops an escape that is cut short by the closing quote, and refuses bad digits.
          if (i + 4 < end) {
            int unit = hex(quoted, i + 1);
            if (unit < 0) {
              return null;
            }
            out.append((char) unit);
          }
          i = Math.min(i + 4, end);
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }

  private static int hex(String text, int from) {
    String digits = text.substring(from, from + 4);
    // Java's own parser takes a sign, and so does Jayway.
    try {
      return Integer.parseInt(digits, 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static void quote(String text, StringBuilder out) {
    quote(text, '\'', out);
  }

  static void quote(String text, char mark, StringBuilder out) {
    out.append(mark);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == mark || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append(mark);
  }
}
