package io.steplint.rules.gate;

import io.steplint.template.UnusablePathException;

/**
 * What is asked for cannot be done: a path, a rule, the configuration or the baseline cannot be
 * used. The message is a sentence for the user, without a full stop.
 */
public class UnusableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final boolean wantOfInput;

  public UnusableException(String message) {
    this(message, false);
  }

  private UnusableException(String message, boolean wantOfInput) {
    super(message);
    this.message = message;
    this.wantOfInput = wantOfInput;
  }

  static UnusableException of(UnusablePathException e) {
    return new UnusableException(
        String.valueOf(e.getMessage()), e.reason() == UnusablePathException.Reason.NO_INPUT);
  }

  /** Whether all that is wrong is a folder that holds nothing to check. */
  public boolean isForWantOfInput() {
    return wantOfInput;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
