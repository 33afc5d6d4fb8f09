package io.steplint.report.findings;

import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A report in one sentence. */
public final class Summary {

  private Summary() {}

  /** For example {@code 2 errors, 1 warning in 3 files (2 state machines, 1 role)}. */
  public static String of(Report report) {
    String found = found(report::count);
    return (found.isEmpty() ? "No problems" : found)
        + " in "
        + count(report.files(), "file")
        + " ("
        + count(report.stateMachines(), "state machine")
        + ", "
        + count(report.roles(), "role")
        + ")"
        + left("suppressed", report.suppressed().size())
        + left("in the baseline", report.known().size());
  }

  /** How many there are of each severity, for example {@code 2 errors, 1 warning}. */
  static String found(ToIntFunction<Severity> counts) {
    List<String> found = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = counts.applyAsInt(severity);
      if (count > 0) {
        found.add(count(count, severity == Severity.INFO ? "note" : severity.id()));
      }
    }
    return String.join(", ", found);
  }

  private static String left(String why, int count) {
    return count == 0 ? "" : ", " + count + " " + why;
  }

  static String count(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
