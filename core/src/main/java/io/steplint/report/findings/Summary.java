package io.steplint.report.findings;

import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import java.util.ArrayList;
import java.util.List;

/** A report in one sentence. */
final class Summary {

  private Summary() {}

  /** For example {@code 2 errors, 1 warning in 3 files (2 state machines, 1 role)}. */
  static String of(Report report) {
    List<String> found = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = report.count(severity);
      if (count > 0) {
        String word = severity == Severity.INFO ? "note" : severity.id();
        found.add(count(count, word));
      }
    }
    String what = found.isEmpty() ? "No problems" : String.join(", ", found);
    return what
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

  private static String left(String why, int count) {
    return count == 0 ? "" : ", " + count + " " + why;
  }

  private static String count(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
