package io.steplint.query.intrinsic;

import io.steplint.query.ExpressionProblem;
import org.antlr.v4.runtime.Token;

/** Says what is wrong with a call of an intrinsic function. */
public final class IntrinsicProblems {

  /** The text is no call. */
  public static final String SYNTAX = "intrinsic-syntax";

  /** There is no such function. */
  public static final String UNKNOWN_FUNCTION = "intrinsic-function";

  /** A function with too few or too many arguments. */
  public static final String ARITY = "intrinsic-arity";

  /** A backslash before a character that needs none. */
  public static final String ESCAPE = "intrinsic-escape";

  /** Calls nested deeper than the service allows. */
  public static final String NESTING = "intrinsic-nesting";

  /** A constant argument that the function cannot take: the call fails whenever it is made. */
  public static final String ARGUMENT = "intrinsic-argument";

  private IntrinsicProblems() {}

  static ExpressionProblem leadingBlank(int start) {
    return new ExpressionProblem(
        SYNTAX, "A call of an intrinsic function must not start with a blank.", 0, start, "");
  }

  /** The problem of a token that does not fit where it stands. */
  static ExpressionProblem unexpected(String text, Token token) {
    int start = Math.min(token.getStartIndex(), text.length());
    int end = token.getType() == Token.EOF ? start : token.getStopIndex() + 1;
    return new ExpressionProblem(SYNTAX, message(text, token), start, end);
  }

  private static String message(String text, Token token) {
    switch (token.getType()) {
      case Token.EOF:
        return text.isBlank()
            ? "A call of an intrinsic function cannot be empty."
            : "The call ends before it is complete: ')' is missing.";
      case IntrinsicTokens.OPEN_QUOTE:
        return token.getText().equals("'")
            ? "The text that starts here is not closed."
            : "A text argument is written in single quotes.";
      case IntrinsicTokens.COMMA:
        return "An argument is missing before ','.";
      case IntrinsicTokens.RP:
        return "Unexpected ')'.";
      default:
        return "Unexpected '" + token.getText() + "' in a call of an intrinsic function.";
    }
  }
}
