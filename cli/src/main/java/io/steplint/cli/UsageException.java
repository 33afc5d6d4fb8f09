package io.steplint.cli;

import io.steplint.template.UnusablePathException;

/** The command line or the configuration cannot be used; the message says why, without a stop. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final boolean wantOfInput;

  UsageException(String message) {
    this(message, false);
  }

  private UsageException(String message, boolean wantOfInput) {
    super(message);
    this.message = message;
    this.wantOfInput = wantOfInput;
  }

  /** For a path that cannot be read. */
  static UsageException of(UnusablePathException e) {
    return new UsageException(
        String.valueOf(e.getMessage()), e.reason() == UnusablePathException.Reason.NO_INPUT);
  }

  /** Whether all that is wrong is a folder that holds nothing to check. */
  boolean isForWantOfInput() {
    return wantOfInput;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
