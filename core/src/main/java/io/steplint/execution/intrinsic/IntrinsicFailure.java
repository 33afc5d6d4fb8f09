package io.steplint.execution.intrinsic;

/** A call of an intrinsic function whose arguments it does not take. */
public final class IntrinsicFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IntrinsicFailure(String message) {
    // A failure is an ordinary result and happens often: it needs no stack trace.
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
