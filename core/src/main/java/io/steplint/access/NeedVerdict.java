package io.steplint.access;

import java.util.Locale;

/** Whether a need is met. */
public enum NeedVerdict {
  GRANTED,
  /** Nothing allows it, whatever the names stand for that only a deployment decides. */
  MISSING,
  /** Something allows it, or might, and something else refuses it. */
  DENIED,
  /** Nothing allows it, and it is needed only in cases that the definition does not decide. */
  POSSIBLE,
  UNKNOWN;

  /** The verdict as it is printed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
