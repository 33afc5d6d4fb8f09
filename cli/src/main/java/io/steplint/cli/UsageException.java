package io.steplint.cli;

import io.steplint.rules.gate.UnusableException;

/** The command line cannot be used; the message says why, without a stop. */
final class UsageException extends UnusableException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
