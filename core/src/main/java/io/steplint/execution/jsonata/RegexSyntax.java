package io.steplint.execution.jsonata;

/** Writes a regular expression of JavaScript in Java's syntax, where the two differ. */
final class RegexSyntax {

  private RegexSyntax() {}

  static String toJava(String pattern, boolean multiline) {
    StringBuilder out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i += escape(pattern, i, out);
      } else if (inClass) {
        inClass = c != ']';
        // Java nests classes and intersects them; JavaScript knows neither.
        out.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      } else if (c == '[') {
        inClass = true;
        if (pattern.startsWith("[^]", i)) {
          out.append("[\\s\\S");
          i += 1;
        } else if (pattern.startsWith("[]", i)) {
          out.append("[^\\s\\S");
        } else {
          out.append(c);
        }
      } else if (c == '$' && !multiline) {
        out.append("\\z");
      } else if (c == '{' && !isQuantifier(pattern, i)) {
        out.append("\\{");
      } else if (c == '}' && !endsQuantifier(pattern, i)) {
        out.append("\\}");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Copies an escape; says how many characters behind the backslash were used. */
  private static int escape(String pattern, int at, StringBuilder out) {
    char c = pattern.charAt(at + 1);
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    // What is no escape in JavaScript stands for itself; in Java a letter might mean something.
    if (letter && "bBcdDfknpPrsStuvwWx".indexOf(c) < 0) {
      out.append(c);
    } else if (c == 'v') {
      out.append("\\x0B");
    } else {
      out.append('\\').append(c);
    }
    return 1;
  }

  private static boolean isQuantifier(String pattern, int open) {
    int at = open + 1;
    while (at < pattern.length()
        && (Character.isDigit(pattern.charAt(at)) || pattern.charAt(at) == ',')) {
      at++;
    }
    return at > open + 1
        && at < pattern.length()
        && pattern.charAt(at) == '}'
        && pattern.charAt(open + 1) != ','
        && open > 0;
  }

  private static boolean endsQuantifier(String pattern, int close) {
    int open = pattern.lastIndexOf('{', close);
    return open >= 0 && isQuantifier(pattern, open) && pattern.indexOf('}', open) == close;
  }
}
