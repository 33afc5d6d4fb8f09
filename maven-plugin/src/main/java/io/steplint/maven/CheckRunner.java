package io.steplint.maven;

import io.steplint.lint.Report;
import io.steplint.lint.Verdict;
import io.steplint.report.Style;
import io.steplint.report.findings.FindingsFormat;
import io.steplint.report.findings.Summary;
import io.steplint.report.findings.TextReport;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one check: all of a goal but its parameters and its log. */
final class CheckRunner {

  /**
   * How a check ended.
   *
   * @param verdict the same as the command line's
   * @param parts the report for people
   * @param summary the report in one line
   * @param told what the parameters say without effect
   * @param failures rules that broke down, which is a defect of Steplint
   */
  record Result(
      Verdict verdict,
      List<TextReport.Part> parts,
      String summary,
      List<String> told,
      List<String> failures) {

    Result {
      parts = List.copyOf(parts);
      told = List.copyOf(told);
      failures = List.copyOf(failures);
    }
  }

  private CheckRunner() {}

  /** Judges, writes the reports, and tells what people want to read. */
  static Result run(CheckRequest request) throws UnusableException, IOException {
    Map<String, FindingsFormat> reports = reports(request.reports());
    Check check = check(request);
    for (Map.Entry<String, FindingsFormat> report : reports.entrySet()) {
      check.write(report.getValue(), false, report.getKey());
    }
    return new Result(
        check.verdict(request.failOn()),
        check.text(Style.PLAIN, request.quiet(), request.byRule()),
        Summary.of(check.report()),
        check.project().workspace().strayParameters(),
        failures(check));
  }

  /** Judges, with the findings of the baseline set apart. */
  static Check check(CheckRequest request) throws UnusableException, IOException {
    Check all = judge(request);
    return request.baseline() == null ? all : all.withBaseline(request.baseline());
  }

  /** Writes all findings to a baseline; how many there are. */
  static int writeBaseline(CheckRequest request, String file)
      throws UnusableException, IOException {
    Check check = judge(request);
    check.writeBaseline(file);
    return check.report().findings().size();
  }

  private static Check judge(CheckRequest request) throws UnusableException, IOException {
    return Check.of(Project.read(request.project()), request.select(), request.ignore());
  }

  private static List<String> failures(Check check) {
    List<String> failures = new ArrayList<>();
    for (Report.Failure failure : check.report().failures()) {
      failures.add(failure.toString());
    }
    return failures;
  }

  private static Map<String, FindingsFormat> reports(List<String> words) throws UnusableException {
    Map<String, FindingsFormat> reports = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      FindingsFormat format = equals < 1 ? null : FindingsFormat.of(word.substring(0, equals));
      if (format == null || equals == word.length() - 1) {
        throw new UnusableException(
            "a report is FORMAT=FILE, for example sarif=target/steplint.sarif, not '" + word + "'");
      }
      reports.put(word.substring(equals + 1), format);
    }
    return reports;
  }
}
