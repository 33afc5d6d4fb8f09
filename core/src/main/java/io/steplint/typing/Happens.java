package io.steplint.typing;

/** Whether something happens to the values of a type: to none, perhaps to some, or to every one. */
public enum Happens {
  NO,
  MAY,
  MUST;

  /** What holds for the union of two sets of values. */
  public Happens or(Happens other) {
    return this == other ? this : MAY;
  }

  /** What holds where either of two independent events is enough. */
  public Happens either(Happens other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
