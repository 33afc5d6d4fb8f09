package io.steplint.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code steplint-ignore: RULE[, RULE] reason} out of a comment.
 *
 * @param rules the ids, each with its place in the comment
 */
record SuppressionText(List<Id> rules) {

  /** What a comment says to silence a rule. */
  static final String MARK = "steplint-ignore:";

  /**
   * An id in a comment.
   *
   * @param start offset of its first character
   * @param end offset after its last
   */
  record Id(String rule, int start, int end) {}

  /** The ids in a comment; none where it is no suppression. */
  static SuppressionText of(String comment) {
    List<Id> rules = new ArrayList<>();
    int at = comment.indexOf(MARK);
    while (at >= 0) {
      int i = at + MARK.length();
      boolean more = true;
      while (more) {
        i = skipBlanks(comment, i);
        int start = i;
        while (i < comment.length() && isIdPart(comment.charAt(i))) {
          i++;
        }
        if (i > start) {
          rules.add(new Id(comment.substring(start, i), start, i));
        }
        int next = skipBlanks(comment, i);
        more = i > start && next < comment.length() && comment.charAt(next) == ',';
        i = more ? next + 1 : i;
      }
      at = comment.indexOf(MARK, i);
    }
    return new SuppressionText(rules);
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean isIdPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
