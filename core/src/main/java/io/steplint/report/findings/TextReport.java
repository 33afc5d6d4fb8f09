package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report for people in parts, for those who tell them apart by severity. */
public final class TextReport {

  /**
   * A part of the report.
   *
   * @param severity that of the finding; null for what is not a finding
   * @param text whole lines
   */
  public record Part(@Nullable Severity severity, String text) {}

  private final FindingsContext context;
  private final List<Part> parts = new ArrayList<>();

  private TextReport(FindingsContext context) {
    this.context = context;
  }

  /** The parts in the order in which they are read: errors first, the summary at the end. */
  public static List<Part> of(Report report, FindingsContext context) {
    TextReport text = new TextReport(context);
    text.findings(report);
    if (!context.quiet()) {
      text.end(report);
    }
    return text.parts;
  }

  private void findings(Report report) {
    if (context.byRule()) {
      for (Ranking.OfRule ofRule : Ranking.byRule(report)) {
        String heading = context.style().paint(Style.Role.STRONG, "== " + ofRule.rule().id());
        parts.add(
            new Part(
                null, heading + "  " + ofRule.counts() + ": " + ofRule.rule().summary() + "\n\n"));
        findings(ofRule.findings());
      }
    } else {
      findings(Ranking.bySeverity(report));
    }
  }

  private void findings(List<Finding> findings) {
    for (Finding finding : findings) {
      parts.add(new Part(finding.severity(), new FindingText(context).print(finding) + "\n"));
    }
  }

  private void end(Report report) {
    boolean good = report.findings().isEmpty();
    String summary =
        context.style().paint(good ? Style.Role.GOOD : Style.Role.STRONG, Summary.of(report));
    StringBuilder end = new StringBuilder();
    if (report.findings().size() > 1) {
      end.append(table(report));
    }
    end.append(summary).append('\n');
    for (String line : NotJudgedLines.of(report)) {
      end.append(context.style().paint(Style.Role.FAINT, "  " + TerminalText.of(line)))
          .append('\n');
    }
    if (!good) {
      end.append("steplint explain RULE tells more about a rule\n");
    }
    parts.add(new Part(null, end.toString()));
  }

  /** What each rule found, as columns. */
  private String table(Report report) {
    List<Ranking.OfRule> rules = Ranking.byRule(report);
    int counts = 0;
    int ids = 0;
    for (Ranking.OfRule ofRule : rules) {
      counts = Math.max(counts, ofRule.counts().length());
      ids = Math.max(ids, ofRule.rule().id().length());
    }
    StringBuilder out = new StringBuilder();
    for (Ranking.OfRule ofRule : rules) {
      String id = ofRule.rule().id();
      out.append(ofRule.counts())
          .append(" ".repeat(counts - ofRule.counts().length() + 2))
          .append(context.style().paint(Style.Role.STRONG, id))
          .append(" ".repeat(ids - id.length() + 2))
          .append(context.style().paint(Style.Role.FAINT, ofRule.rule().summary()))
          .append('\n');
    }
    return out.append('\n').toString();
  }
}
