package io.steplint.execution.path;

/** A path that gives no value. */
public final class PathFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is none. */
  public enum Reason {
    /** What the path selects is not there. */
    MISSING,
    /** The path cannot be applied to the value, as an index to a text. */
    NOT_APPLICABLE,
    /** The engine does not take the path at all. */
    REFUSED
  }

  private final Reason reason;

  PathFailure(Reason reason, String message) {
    // A failure is an ordinary result and happens often: it needs no stack trace.
    super(message, null, false, false);
    this.reason = reason;
  }

  static PathFailure missing(String message) {
    return new PathFailure(Reason.MISSING, message);
  }

  static PathFailure notApplicable(String message) {
    return new PathFailure(Reason.NOT_APPLICABLE, message);
  }

  static PathFailure refused(String message) {
    return new PathFailure(Reason.REFUSED, message);
  }

  public Reason reason() {
    return reason;
  }

  /** In the words of the engine, which the service repeats in its cause. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
