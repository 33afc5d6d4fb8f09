package io.steplint.rules.syntax;

import io.steplint.source.Problem;

/** Tells apart what can be wrong with the text of a definition. */
final class Problems {

  private Problems() {}

  /** Whether the text cannot be used as it stands. */
  static boolean isUnreadable(Problem problem) {
    return switch (problem.kind()) {
      case EMPTY, NOT_TEXT, TOO_LARGE, SYNTAX, NOT_STRICT, ALIAS -> true;
      case NO_OBJECT, TOO_DEEP, DUPLICATE_KEY, BYTE_ORDER_MARK -> false;
      // said of the file, whoever reads it
      case NOT_OPENED -> false;
    };
  }

  /** Whether the file is one of YAML. */
  static boolean isYaml(Problem problem) {
    String file = problem.location().file();
    return file.endsWith(".yaml") || file.endsWith(".yml");
  }
}
