package io.steplint.lint;

/** Paths that a person writes to name files: a file, a folder, or a pattern. */
final class PathPattern {

  private PathPattern() {}

  /**
   * Whether {@code file} is the file or in the folder that {@code pattern} names. {@code *} stands
   * for characters of one step, {@code **} for any.
   */
  static boolean matches(String pattern, String file) {
    String wanted = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    if (wanted.endsWith("/")) {
      wanted = wanted.substring(0, wanted.length() - 1);
    }
    return wanted.equals(".") || matches(wanted, 0, file, 0) || matches(wanted + "/**", 0, file, 0);
  }

  /** Greedy with one step back per kind of star, so that it is never slower than the product. */
  private static boolean matches(String pattern, int patternFrom, String text, int textFrom) {
    int p = patternFrom;
    int t = textFrom;
    int anyPattern = -1;
    int anyText = -1;
    int starPattern = -1;
    int starText = -1;
    while (t < text.length()) {
      if (pattern.startsWith("**", p)) {
        anyPattern = pattern.startsWith("**/", p) ? p + 3 : p + 2;
        anyText = t;
        p = anyPattern;
        starPattern = -1;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        starPattern = ++p;
        starText = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == text.charAt(t)
              || (pattern.charAt(p) == '?' && text.charAt(t) != '/'))) {
        p++;
        t++;
      } else if (starPattern >= 0 && text.charAt(starText) != '/') {
        p = starPattern;
        t = ++starText;
      } else if (anyPattern >= 0) {
        p = anyPattern;
        t = ++anyText;
        starPattern = -1;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
