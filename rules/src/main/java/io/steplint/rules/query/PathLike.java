package io.steplint.rules.query;

import io.steplint.query.ParseResult;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.query.path.Segment;

/** Texts that look as if they were meant to be evaluated. */
final class PathLike {

  /** Signs of arithmetic and of prose: a dotted name that holds one is more than a name. */
  private static final String SIGNS = "+*/=<>!&|%^~$(){};,'\"?";

  private PathLike() {}

  /** Whether a text is, as a whole, a path or a call of an intrinsic function. */
  static boolean isPathOrCall(String text) {
    return isPath(text) || isCall(text);
  }

  private static boolean isPath(String text) {
    if (!text.startsWith("$.") && !text.startsWith("$$.") && !text.startsWith("$[")) {
      return false;
    }
    ParseResult<Path> parsed = PathParser.parse(text);
    return parsed.isValid() && parsed.get().segments().stream().noneMatch(PathLike::isExpression);
  }

  private static boolean isExpression(Segment segment) {
    return segment instanceof Segment.Field field
        && (field.notation() == Segment.Notation.DOT || field.notation() == Segment.Notation.BARE)
        && field.name().chars().anyMatch(c -> c <= ' ' || SIGNS.indexOf(c) >= 0);
  }

  /** Whether a text is a call of an intrinsic function. */
  static boolean isCall(String text) {
    int open = text.indexOf('(');
    if (!text.startsWith("States.") || open < 0 || !text.endsWith(")")) {
      return false;
    }
    for (int i = "States.".length(); i < open; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
