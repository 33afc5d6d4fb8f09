package io.steplint.lint;

import java.util.List;

/**
 * What a run found.
 *
 * @param findings sorted by file, line, column and rule
 * @param suppressed findings that a suppression silences, in the same order
 * @param known findings that the baseline holds, in the same order
 * @param failures what broke down; the findings that rest on it are not complete
 * @param rules the rules that ran, sorted by id
 * @param notJudged what was not judged, because it was not to be seen
 * @param files how many files were read
 * @param stateMachines how many machines there are
 * @param roles how many roles there are
 */
public record Report(
    List<Finding> findings,
    List<Finding> suppressed,
    List<Finding> known,
    List<Failure> failures,
    List<RuleInfo> rules,
    List<NotJudged> notJudged,
    int files,
    int stateMachines,
    int roles) {

  /**
   * A rule or another part that broke down, which is a defect of Steplint.
   *
   * @param part what broke down, for example {@code rule missing-path} or {@code the types}
   * @param subject the machine or file it looked at, or empty
   * @param error what it threw
   */
  public record Failure(String part, String subject, Throwable error) {

    /** One sentence for the user. */
    @Override
    public String toString() {
      return "internal error in "
          + part
          + (subject.isEmpty() ? "" : " at " + subject)
          + ": "
          + describe(error);
    }

    /** What was thrown, and by which line of Steplint. */
    public static String describe(Throwable error) {
      for (StackTraceElement frame : error.getStackTrace()) {
        if (frame.getClassName().startsWith("io.steplint.")) {
          return error + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
        }
      }
      return error.toString();
    }
  }

  public Report {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    known = List.copyOf(known);
    failures = List.copyOf(failures);
    rules = List.copyOf(rules);
    notJudged = List.copyOf(notJudged);
  }

  /** How many findings have exactly that severity. */
  public int count(Severity severity) {
    int count = 0;
    for (Finding finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
