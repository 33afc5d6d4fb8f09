package io.steplint.template;

/** What the user names cannot be read at all: it is not there, of no known kind, or empty. */
public final class UnusablePathException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a path cannot be used. */
  public enum Reason {
    /** There is no such file or folder. */
    MISSING,
    /** The file is of no known kind. */
    UNKNOWN_KIND,
    /** The folder holds no input at all. */
    NO_INPUT,
    /** The file is named as a policy document and is none. */
    NO_POLICY
  }

  private final Reason reason;

  public UnusablePathException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
