package io.steplint.report;

/**
 * Text of a user's file, made fit to be shown: no character of it can move the cursor, change
 * colours or turn the direction of writing, and its width in columns of a terminal is known.
 */
public final class TerminalText {

  private static final int TAB = 4;

  private TerminalText() {}

  /** The text on one line, with everything that is not to be shown replaced. */
  public static String of(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnfit(c, text, i)) {
        if (out == null) {
          out = new StringBuilder(text.length()).append(text, 0, i);
        }
        out.append(c == '\n' || c == '\t' ? ' ' : '\uFFFD');
      } else if (out != null) {
        out.append(c);
      }
    }
    return out == null ? text : out.toString();
  }

  /** One UTF-16 unit or pair of a line as it is shown at a column; tabs become blanks. */
  static String shown(String line, int at, int column) {
    char c = line.charAt(at);
    if (c == '\t') {
      return " ".repeat(TAB - column % TAB);
    }
    if (isUnfit(c, line, at)) {
      return "\uFFFD";
    }
    return Character.isHighSurrogate(c) ? line.substring(at, at + 2) : String.valueOf(c);
  }

  /** How many columns a code point takes. */
  static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (codePoint >= 0x200B && codePoint <= 0x200D)
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)) {
      return 0;
    }
    boolean wide =
        (codePoint >= 0x1100 && codePoint <= 0x115F)
            || (codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F)
            || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
            || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
            || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
            || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
            || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
            || (codePoint >= 0x1F300 && codePoint <= 0x1F64F)
            || (codePoint >= 0x1F680 && codePoint <= 0x1F6FF)
            || (codePoint >= 0x1F900 && codePoint <= 0x1FAFF)
            || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  /** Whether a UTF-16 unit may be shown as it is. */
  public static boolean isFit(String text, int at) {
    return !isUnfit(text.charAt(at), text, at);
  }

  private static boolean isUnfit(char c, String text, int at) {
    if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
      return true;
    }
    if (c < 0x200E) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
  }
}
