package io.steplint.flow.concrete;

/** A state that fails. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final String error;

  Failure(String error) {
    super(error, null, false, false);
    this.error = error;
  }

  /** The name of the error. */
  public String error() {
    return error;
  }

  /** Whether no Catcher takes it. */
  boolean endsExecution() {
    return error.equals("States.Runtime");
  }
}
