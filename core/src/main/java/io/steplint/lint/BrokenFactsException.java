package io.steplint.lint;

/**
 * Facts about a machine that could not be worked out because of a defect of Steplint, which is told
 * by {@link Analysis#failures()}.
 */
final class BrokenFactsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenFactsException(String facts, String machine) {
    super("The " + facts + " of " + machine + " could not be worked out");
  }
}
