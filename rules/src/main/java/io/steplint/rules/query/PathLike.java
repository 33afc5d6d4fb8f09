package io.steplint.rules.query;

/** Texts that look as if they were meant to be evaluated. */
final class PathLike {

  private PathLike() {}

  /** Whether a text starts as a path or a call of an intrinsic function does. */
  static boolean isPathOrCall(String text) {
    return text.startsWith("$.") || text.startsWith("$$.") || text.startsWith("$[") || isCall(text);
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
