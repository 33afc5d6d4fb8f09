package io.steplint.lint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bad a finding is, worst first. */
public enum Severity {
  /** It will fail. */
  ERROR,
  /** It can fail, or it gives away too much. */
  WARNING,
  /** Worth knowing. */
  INFO;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The word in configuration and reports. */
  public String id() {
    return id;
  }

  /** The severity of that word, or null. */
  public static @Nullable Severity of(String id) {
    for (Severity severity : values()) {
      if (severity.id.equals(id)) {
        return severity;
      }
    }
    return null;
  }

  /** Whether this is as bad as {@code other} or worse. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
