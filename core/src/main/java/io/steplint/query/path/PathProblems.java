package io.steplint.query.path;

import io.steplint.query.ExpressionProblem;
import org.antlr.v4.runtime.Token;

/** Says what is wrong with a path. */
public final class PathProblems {

  /** The text is no path. */
  public static final String SYNTAX = "path-syntax";

  /** A function that the path language does not have. */
  public static final String UNKNOWN_FUNCTION = "path-function";

  private PathProblems() {}

  /** The problem of a token that does not fit where it stands in the path {@code text}. */
  static ExpressionProblem unexpected(String text, int offset, Token token) {
    int start = Math.min(token.getStartIndex() - offset, text.length());
    int end = token.getType() == Token.EOF ? start : token.getStopIndex() + 1 - offset;
    return new ExpressionProblem(SYNTAX, message(text, token, start), start + offset, end + offset);
  }

  private static String message(String text, Token token, int start) {
    if (text.isEmpty()) {
      return "A path cannot be empty: it starts with '$'.";
    }
    if (start == 0) {
      return "A path must start with '$'.";
    }
    char before = text.charAt(start - 1);
    String shown = "'" + token.getText() + "'";
    switch (token.getType()) {
      case Token.EOF:
        return before == '.'
            ? "A path must not end with '.'."
            : "The path ends before it is complete" + missing(text) + ".";
      case PathTokens.OPEN_QUOTE:
        return "The quoted text that starts here is not closed.";
      case PathTokens.BLANKS:
        return "A name cannot be blank or start with a blank: write ['my name'].";
      case PathTokens.DOT:
      case PathTokens.DOTDOT:
        if (before == '.') {
          return "A step is missing between the dots.";
        }
        break;
      case PathTokens.NAME:
        if (before == ' ') {
          return "A name with a blank must be written in brackets: ['my name'].";
        }
        return "Unexpected " + shown + ": '.' or '[' must follow the start of a path.";
      case PathTokens.FILTER_LP:
      case PathTokens.NOT:
      case PathTokens.AT:
        if (isBehindQuestionMark(text, start)) {
          return "A filter must be written in parentheses: [?(…)].";
        }
        break;
      case PathTokens.RB:
      case PathTokens.UNKNOWN:
        if (before == '[') {
          return "'[' must be followed by a quoted name, a number, a slice, '*' or a filter"
              + " '?(…)'.";
        }
        break;
      case PathTokens.COMMA:
      case PathTokens.STRING:
      case PathTokens.INTEGER:
        return "Unexpected "
            + shown
            + ": brackets hold names, or numbers, or one slice, separated by single commas.";
      default:
        break;
    }
    return "Unexpected " + shown + " in a path.";
  }

  private static String missing(String text) {
    int brackets = 0;
    int parentheses = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[' -> brackets++;
        case ']' -> brackets--;
        case '(' -> parentheses++;
        case ')' -> parentheses--;
        default -> {}
      }
    }
    if (parentheses > 0) {
      return ": ')' is missing";
    }
    return brackets > 0 ? ": ']' is missing" : "";
  }

  private static boolean isBehindQuestionMark(String text, int start) {
    int at = start - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at >= 0 && text.charAt(at) == '?';
  }
}
