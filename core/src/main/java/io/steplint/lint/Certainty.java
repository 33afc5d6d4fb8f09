package io.steplint.lint;

import java.util.Locale;

/** Whether what a finding says happens in every execution that gets there, or in some. */
public enum Certainty {
  MUST,
  MAY;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The word in reports. */
  public String id() {
    return id;
  }
}
