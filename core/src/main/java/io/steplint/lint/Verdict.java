package io.steplint.lint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a report lets a build go on: the same for the command line, Maven and Checkstyle. */
public enum Verdict {
  PASSED,
  FAILED;

  /** From which severity on a finding fails the run. */
  public enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER;

    private final String id = name().toLowerCase(Locale.ROOT);

    public String id() {
      return id;
    }

    /** The threshold of that word, or null. */
    public static @Nullable FailOn of(String id) {
      for (FailOn value : values()) {
        if (value.id.equals(id)) {
          return value;
        }
      }
      return null;
    }

    /** Whether a finding of that severity fails the run. */
    public boolean isReachedBy(Severity severity) {
      Severity threshold = threshold();
      return threshold != null && severity.isAtLeast(threshold);
    }

    private @Nullable Severity threshold() {
      return switch (this) {
        case ERROR -> Severity.ERROR;
        case WARNING -> Severity.WARNING;
        case INFO -> Severity.INFO;
        case NEVER -> null;
      };
    }
  }

  /** The verdict on the findings of a report. */
  public static Verdict of(Report report, FailOn failOn) {
    for (Finding finding : report.findings()) {
      if (failOn.isReachedBy(finding.severity())) {
        return FAILED;
      }
    }
    return PASSED;
  }
}
