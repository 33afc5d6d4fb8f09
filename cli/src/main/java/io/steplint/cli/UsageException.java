package io.steplint.cli;

/** The command line or the configuration cannot be used; the message says why, without a stop. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
