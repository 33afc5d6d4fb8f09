package io.steplint.iam.language;

/**
 * What can be said about a question whose subject may hold parts that only a deployment decides.
 */
public enum Answer {
  /** Whatever those parts stand for. */
  YES,
  /** Whatever those parts stand for. */
  NO,
  /** It depends on them, on the reading of a wildcard, or on a value that is not known. */
  UNKNOWN;

  /** The answer to the opposite question. */
  public Answer not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Whether both hold. */
  public Answer and(Answer other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  /** Whether one of both holds. */
  public Answer or(Answer other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }

  public static Answer of(boolean value) {
    return value ? YES : NO;
  }
}
