package io.steplint.source;

import org.jspecify.annotations.Nullable;

/**
 * Decodes a string of JSON, or one of YAML's plain and quoted styles, and keeps where each
 * character of the value is spelled.
 */
final class FlowScalar {

  private final String raw;
  private final int end;
  private final char quote;
  private final boolean folds;
  private final StringBuilder value = new StringBuilder();
  private final int[] map;
  private int at;

  private FlowScalar(String raw, int start, int end, char quote, boolean folds, int length) {
    this.raw = raw;
    this.at = start;
    this.end = end;
    this.quote = quote;
    this.folds = folds;
    this.map = new int[2 * length];
  }

  /**
   * Start and end in {@code raw} of each character of {@code value}, in pairs; null where that is
   * not how the value is spelled there.
   *
   * @param start the first character behind the opening quote
   * @param end the closing quote
   * @param quote {@code "}, {@code '}, or blank for a plain scalar
   */
  static int @Nullable [] offsets(String raw, int start, int end, char quote, String value) {
    for (boolean folds : new boolean[] {false, true}) {
      FlowScalar scalar = new FlowScalar(raw, start, end, quote, folds, value.length());
      if (scalar.decode(value.length()) && value.contentEquals(scalar.value)) {
        return scalar.map;
      }
    }
    return null;
  }

  /** Whether all of it could be decoded, into as many characters as expected at most. */
  private boolean decode(int length) {
    while (at < end) {
      char c = raw.charAt(at);
      int from = at;
      if (quote == '"' && c == '\\') {
        if (!escape(from)) {
          return false;
        }
      } else if (quote == '\'' && c == '\'') {
        at += 2;
        add(from, '\'');
      } else if (folds && isBlank(c) && breaksLine(at)) {
        fold();
      } else {
        at++;
        add(from, c);
      }
      if (value.length() > length || at > end) {
        return false;
      }
    }
    return true;
  }

  private boolean escape(int from) {
    if (from + 1 >= end) {
      return false;
    }
    char escape = raw.charAt(from + 1);
    at = from + 2;
    switch (escape) {
      case '\n', '\r' -> {
        // A line goes on without a blank; the blank before its text is indentation.
        at = afterBreak(from + 1);
        while (at < end && isIndentation(raw.charAt(at))) {
          at++;
        }
        while (at < end && isBreak(raw.charAt(at))) {
          int line = at;
          at = afterBreak(at);
          while (at < end && isIndentation(raw.charAt(at))) {
            at++;
          }
          add(line, '\n');
        }
      }
      case 'x' -> {
        return code(from, 2);
      }
      case 'u' -> {
        return code(from, 4);
      }
      case 'U' -> {
        return code(from, 8);
      }
      default -> add(from, simple(escape));
    }
    return true;
  }

  private static char simple(char escape) {
    return switch (escape) {
      case '0' -> '\0';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000b';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\u001b';
      case 'N' -> '\u0085';
      case '_' -> '\u00a0';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default -> escape;
    };
  }

  private boolean code(int from, int digits) {
    int code = 0;
    at = from + 2 + digits;
    for (int i = from + 2; i < at; i++) {
      int digit = i < end ? Character.digit(raw.charAt(i), 16) : -1;
      if (digit < 0) {
        return false;
      }
      code = code << 4 | digit;
    }
    if (!Character.isValidCodePoint(code)) {
      return false;
    }
    for (char c : Character.toChars(code)) {
      add(from, c);
    }
    return true;
  }

  /** A run of blanks that breaks the line: one blank, or a line feed for each empty line. */
  private void fold() {
    int from = at;
    int first = -1;
    int breaks = 0;
    while (at < end && isBlank(raw.charAt(at))) {
      if (isBreak(raw.charAt(at))) {
        int line = at;
        at = afterBreak(at);
        if (breaks++ == 0) {
          first = line;
        } else {
          add(line, '\n');
        }
      } else {
        at++;
      }
    }
    if (breaks == 1) {
      int behind = at;
      at = first + 1;
      add(from, ' ');
      at = behind;
    }
  }

  private boolean breaksLine(int from) {
    int i = from;
    while (i < end && isIndentation(raw.charAt(i))) {
      i++;
    }
    return i < end && isBreak(raw.charAt(i));
  }

  private int afterBreak(int from) {
    boolean pair = raw.charAt(from) == '\r' && from + 1 < end && raw.charAt(from + 1) == '\n';
    return from + (pair ? 2 : 1);
  }

  private void add(int from, char c) {
    int index = value.length();
    value.append(c);
    if (2 * index + 1 < map.length) {
      map[2 * index] = from;
      map[2 * index + 1] = at;
    }
  }

  private static boolean isBlank(char c) {
    return isIndentation(c) || isBreak(c);
  }

  private static boolean isIndentation(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
