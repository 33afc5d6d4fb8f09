package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;

/**
 * JUnit's XML: every finding is a failed test, every rule that found nothing a passed one. An info
 * is a passed test that says something.
 */
final class JunitFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    Set<String> spoke = new HashSet<>();
    for (Finding finding : report.findings()) {
      spoke.add(finding.rule().id());
    }
    StringBuilder cases = new StringBuilder();
    int tests = report.findings().size();
    for (Finding finding : report.findings()) {
      failed(cases, finding);
    }
    for (RuleInfo rule : report.rules()) {
      if (!spoke.contains(rule.id())) {
        tests++;
        cases
            .append("  <testcase classname=\"")
            .append(className(rule))
            .append("\" name=\"finds nothing\" time=\"0\"/>\n");
      }
    }
    int failures = report.findings().size() - report.count(Severity.INFO);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
        .append("<testsuite name=\"steplint\" tests=\"" + tests)
        .append("\" failures=\"" + failures)
        .append("\" errors=\"0\" skipped=\"0\" time=\"0\">\n")
        .append(cases)
        .append("</testsuite>\n</testsuites>\n");
  }

  private static void failed(StringBuilder cases, Finding finding) {
    cases
        .append("  <testcase classname=\"")
        .append(className(finding.rule()))
        .append("\" name=\"")
        .append(Xml.escape(finding.location().toString()))
        .append("\" time=\"0\">\n");
    String details = details(finding);
    if (finding.severity() == Severity.INFO) {
      cases.append("    <system-out>").append(details).append("</system-out>\n");
    } else {
      cases
          .append("    <failure type=\"")
          .append(finding.severity().id())
          .append("\" message=\"")
          .append(Xml.escape(finding.message()))
          .append("\">")
          .append(details)
          .append("</failure>\n");
    }
    cases.append("  </testcase>\n");
  }

  private static String details(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append(finding.location()).append(": ").append(finding.message());
    if (finding.help() != null) {
      text.append("\nhelp: ").append(finding.help());
    }
    finding
        .related()
        .forEach(
            related ->
                text.append('\n')
                    .append(related.location())
                    .append(": ")
                    .append(related.message()));
    return Xml.escape(text.toString());
  }

  private static String className(RuleInfo rule) {
    return "steplint." + rule.category().id() + "." + rule.id();
  }
}
