package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.report.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Tables for the summary of a build job, or for a comment on a change. */
final class MarkdownFindings implements FindingsWriter {

  /** A job summary may hold one mebibyte; nobody reads that much. */
  private static final int MAX_ROWS = 200;

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    out.append("### Steplint: ").append(text(Summary.of(report))).append('\n');
    if (report.findings().isEmpty()) {
      return;
    }
    out.append("\n| | rule | where | what |\n|---|---|---|---|\n");
    List<Finding> findings = Ranking.bySeverity(report);
    for (Finding finding : findings.subList(0, Math.min(MAX_ROWS, findings.size()))) {
      row(finding, out);
    }
    if (findings.size() > MAX_ROWS) {
      out.append("\nAnd " + (findings.size() - MAX_ROWS) + " more.\n");
    }
    out.append("\n<details><summary>By rule</summary>\n\n| rule | found | what it finds |\n");
    out.append("|---|---|---|\n");
    for (Ranking.OfRule ofRule : Ranking.byRule(report)) {
      out.append("| `")
          .append(ofRule.rule().id())
          .append("` | ")
          .append(ofRule.counts())
          .append(" | ")
          .append(text(ofRule.rule().summary()))
          .append(" |\n");
    }
    out.append("\n`steplint explain RULE` prints the page of a rule.\n</details>\n");
  }

  private static void row(Finding finding, Writer out) throws IOException {
    out.append("| ")
        .append(finding.severity() == Severity.INFO ? "note" : finding.severity().id())
        .append(" | `")
        .append(finding.rule().id())
        .append("` | ")
        .append(text(finding.location().file() + ":" + finding.location().line()));
    if (finding.state() != null) {
      out.append("<br>").append(text(finding.state()));
    }
    out.append(" | ").append(text(finding.message()));
    if (finding.help() != null) {
      out.append("<br>*").append(text(finding.help())).append('*');
    }
    out.append(" |\n");
  }

  /** A text that stays in its cell, and of which nothing is Markdown, HTML or a mention. */
  private static String text(String text) {
    String shown = TerminalText.of(text);
    StringBuilder out = new StringBuilder(shown.length() + 8);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '@' -> out.append("&#64;");
        case '|', '\\', '`', '*', '_', '[', ']', '#', '~', '!', '$' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
