package io.steplint.iam.language;

import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Text;

/**
 * The patterns of {@code Action}: case does not matter, {@code *} is any run of characters, {@code
 * ?} is one.
 */
public final class ActionPattern {

  private ActionPattern() {}

  /**
   * Whether a pattern matches an action.
   *
   * @param action service prefix and name, for example {@code states:StartExecution}
   */
  public static Answer matches(Text pattern, String action) {
    String literal = pattern.literal();
    if (literal != null) {
      return Answer.of(matches(literal, action));
    }
    StringBuilder widened = new StringBuilder();
    for (Part part : pattern.parts()) {
      widened.append(part instanceof Literal known ? known.value() : "*");
    }
    return matches(widened.toString(), action) ? Answer.UNKNOWN : Answer.NO;
  }

  /** Whether a pattern without references matches an action. */
  public static boolean matches(String pattern, String action) {
    int p = 0;
    int a = 0;
    int star = -1;
    int resume = 0;
    while (a < action.length()) {
      char expected = p < pattern.length() ? pattern.charAt(p) : '\0';
      if (expected == '*') {
        star = p++;
        resume = a;
      } else if (p < pattern.length()
          && (expected == '?' || sameLetter(expected, action.charAt(a)))) {
        p++;
        a++;
      } else if (star >= 0) {
        p = star + 1;
        a = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean sameLetter(char a, char b) {
    return a == b || (a < 128 && b < 128 && Character.toLowerCase(a) == Character.toLowerCase(b));
  }
}
