package io.steplint.cli;

/** The command line or the configuration cannot be used; the message says why, without a stop. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String message;

  UsageException(String message) {
    super(message);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
