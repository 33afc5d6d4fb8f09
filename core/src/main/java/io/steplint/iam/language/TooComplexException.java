package io.steplint.iam.language;

/** A question that is larger than what is answered; its answer is unknown. */
final class TooComplexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooComplexException() {
    super("The patterns are too many or too long to compare", null, false, false);
  }
}
