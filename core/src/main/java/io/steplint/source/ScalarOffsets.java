package io.steplint.source;

/**
 * Finds where each character of a decoded string stands in its source, through the escapes of JSON
 * and of YAML's quoted styles, through folding and through the indentation of block scalars.
 *
 * <p>Where {@link FlowScalar} does not know the spelling, the decoded value and its spelling hold
 * the same characters in the same order, except for escapes and for white space that is added or
 * dropped; so both are walked side by side.
 */
final class ScalarOffsets {

  private ScalarOffsets() {}

  static int[] of(ScalarNode scalar) {
    String value = scalar.characters();
    int[] map = new int[2 * value.length()];
    String raw = scalar.source().text();
    int start = scalar.start();
    int end = Math.min(scalar.end(), raw.length());
    if (scalar.isSynthetic() || start >= end) {
      for (int i = 0; i < value.length(); i++) {
        map[2 * i] = start;
        map[2 * i + 1] = end;
      }
      return map;
    }
    if (end - start == value.length() && raw.startsWith(value, start)) {
      // The value is spelled as it is: a plain scalar, or a text that stands in another one.
      for (int i = 0; i < value.length(); i++) {
        map[2 * i] = start + i;
        map[2 * i + 1] = start + i + 1;
      }
      return map;
    }
    char first = raw.charAt(start);
    int at = start;
    if (first == '"' || first == '\'') {
      at++;
      end--;
    }
    if (first != '|' && first != '>' && first != '<') {
      boolean quoted = at > start;
      int[] exact = FlowScalar.offsets(raw, at, end, quoted ? first : ' ', value);
      if (exact != null) {
        return exact;
      }
    } else if (first == '|' || first == '>') {
      while (at < end && raw.charAt(at) != '\n') {
        at++;
      }
      at = Math.min(end, at + 1);
    }
    for (int i = 0; i < value.length(); i++) {
      char wanted = value.charAt(i);
      if (!Character.isWhitespace(wanted)) {
        // Indentation and folded line ends stand only in the source.
        while (at < end && raw.charAt(at) != wanted && isBlank(raw.charAt(at))) {
          at++;
        }
      }
      int length = at >= end ? 0 : spelled(raw, at, end, first, wanted);
      map[2 * i] = Math.min(at, end);
      if (first == '"' && length > 1 && i + 1 < value.length() && raw.charAt(at + 1) == 'U') {
        // One escape for a pair of surrogates: both stand where the escape stands.
        map[2 * i + 1] = at + length;
        if (Character.isHighSurrogate(wanted)) {
          i++;
          map[2 * i] = at;
          map[2 * i + 1] = at + length;
        }
      } else {
        map[2 * i + 1] = Math.min(at + length, end);
      }
      at += length;
    }
    return map;
  }

  /** How many characters of the source spell the next character of the value. */
  private static int spelled(String raw, int at, int end, char quote, char wanted) {
    char c = raw.charAt(at);
    if (quote == '"' && c == '\\' && at + 1 < end) {
      char escape = raw.charAt(at + 1);
      int length =
          switch (escape) {
            case 'u' -> 6;
            case 'x' -> 4;
            case 'U' -> 10;
            default -> 2;
          };
      return Math.min(length, end - at);
    }
    if (quote == '\'' && c == '\'' && at + 1 < end && raw.charAt(at + 1) == '\'') {
      return 2;
    }
    if (c == '\r' && wanted == '\n' && at + 1 < end && raw.charAt(at + 1) == '\n') {
      return 2;
    }
    return 1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
