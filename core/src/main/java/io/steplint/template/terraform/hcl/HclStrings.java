package io.steplint.template.terraform.hcl;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/** Finds where quoted strings and heredocs end, past the expressions inside them. */
final class HclStrings {

  /** Expressions inside strings inside expressions; nobody nests them so deep. */
  private static final int MAX_DEPTH = 32;

  private HclStrings() {}

  /**
   * The offset after the closing quote of a string, or the end of the text where there is none.
   *
   * @param from the offset after the opening quote
   */
  static int endOfString(CharStream input, int from) {
    return endOfString(text(input), from, 0);
  }

  private static int endOfString(String text, int from, int depth) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c == '"') {
        return at + 1;
      } else if (opensExpression(text, at) && depth < MAX_DEPTH) {
        at = endOfExpression(text, at + 2, depth + 1);
      } else if (c == '\n') {
        return at;
      } else {
        at++;
      }
    }
    return Math.min(at, text.length());
  }

  /** Whether {@code ${} or {@code %{} stands here and is not escaped by doubling its sign. */
  static boolean opensExpression(String text, int at) {
    char c = text.charAt(at);
    return (c == '$' || c == '%')
        && at + 1 < text.length()
        && text.charAt(at + 1) == '{'
        && (at == 0 || text.charAt(at - 1) != c);
  }

  /** The offset after the brace that closes an expression which starts at {@code from}. */
  static int endOfExpression(String text, int from) {
    return endOfExpression(text, from, 0);
  }

  private static int endOfExpression(String text, int from, int depth) {
    int open = 1;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at = endOfString(text, at + 1, depth);
        continue;
      }
      if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return at + 1;
      }
      at++;
    }
    return text.length();
  }

  /**
   * The offset after the closing word of a heredoc, or the end of the text where there is none.
   *
   * @param start the offset of the heredoc's first character
   * @param from the offset of its first line
   */
  static int endOfHeredoc(CharStream input, int start, int from) {
    String text = text(input);
    String word = heredocWord(text, start);
    int line = from;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      if (end < 0) {
        end = text.length();
      }
      if (text.substring(line, end).strip().equals(word)) {
        return line + text.substring(line, end).stripTrailing().length();
      }
      line = end + 1;
    }
    return text.length();
  }

  private static String heredocWord(String text, int start) {
    int from = start + (text.charAt(start + 2) == '-' ? 3 : 2);
    int to = text.indexOf('\n', from);
    return text.substring(from, to < 0 ? text.length() : to).strip();
  }

  private static String text(CharStream input) {
    return input.size() == 0 ? "" : input.getText(Interval.of(0, input.size() - 1));
  }
}
