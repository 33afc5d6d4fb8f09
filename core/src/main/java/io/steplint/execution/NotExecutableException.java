package io.steplint.execution;

/** A definition that cannot be executed: the service would refuse it, or a deployment decides. */
public final class NotExecutableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotExecutableException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
