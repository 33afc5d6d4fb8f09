package io.steplint.integration.services;

/**
 * A parameter, or a field of a result.
 *
 * @param name as Step Functions writes it, in PascalCase
 * @param need whether the model says that it must be there
 * @param shape what its value is
 */
public record Member(String name, Need need, Shape shape) {

  /** Whether a member has to be there. */
  public enum Need {
    OPTIONAL,
    REQUIRED,
    /** The newest model requires it, the one before did not: Step Functions may use either. */
    LATELY_REQUIRED
  }

  /** Whether the newest model says that it must be there. */
  public boolean required() {
    return need != Need.OPTIONAL;
  }
}
