package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.lint.Certainty;
import io.steplint.lint.Finding;
import io.steplint.lint.Related;
import io.steplint.lint.Report;
import io.steplint.lint.Severity;
import io.steplint.report.CodeFrame;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For people at a terminal. */
final class TextFindings implements FindingsWriter {

  @Override
  public void write(Report report, FindingsContext context, Writer out) throws IOException {
    if (context.byRule()) {
      for (Ranking.OfRule ofRule : Ranking.byRule(report)) {
        out.append(context.style().paint(Style.Role.STRONG, "== " + ofRule.rule().id()))
            .append("  " + ofRule.counts() + ": " + ofRule.rule().summary() + "\n\n");
        print(ofRule.findings(), context, out);
      }
    } else {
      print(Ranking.bySeverity(report), context, out);
    }
    if (!context.quiet()) {
      if (report.findings().size() > 1) {
        table(report, context, out);
      }
      Style.Role role = report.findings().isEmpty() ? Style.Role.GOOD : Style.Role.STRONG;
      out.append(context.style().paint(role, Summary.of(report))).append('\n');
      for (String line : NotJudgedLines.of(report)) {
        out.append(context.style().paint(Style.Role.FAINT, "  " + TerminalText.of(line)))
            .append('\n');
      }
      if (!report.findings().isEmpty()) {
        out.append("steplint explain RULE tells more about a rule\n");
      }
    }
  }

  private static void print(List<Finding> findings, FindingsContext context, Writer out)
      throws IOException {
    for (Finding finding : findings) {
      out.append(new Printer(context).print(finding)).append('\n');
    }
  }

  /** What each rule found, as columns. */
  private static void table(Report report, FindingsContext context, Writer out) throws IOException {
    List<Ranking.OfRule> rules = Ranking.byRule(report);
    int counts = 0;
    int ids = 0;
    for (Ranking.OfRule ofRule : rules) {
      counts = Math.max(counts, ofRule.counts().length());
      ids = Math.max(ids, ofRule.rule().id().length());
    }
    for (Ranking.OfRule ofRule : rules) {
      String id = ofRule.rule().id();
      out.append(ofRule.counts())
          .append(" ".repeat(counts - ofRule.counts().length() + 2))
          .append(context.style().paint(Style.Role.STRONG, id))
          .append(" ".repeat(ids - id.length() + 2))
          .append(context.style().paint(Style.Role.FAINT, ofRule.rule().summary()))
          .append('\n');
    }
    out.append('\n');
  }

  /** Prints one finding. */
  private static final class Printer {
    private final FindingsContext context;
    private final StringBuilder out = new StringBuilder();

    Printer(FindingsContext context) {
      this.context = context;
    }

    String print(Finding finding) {
      Style.Role role = role(finding.severity());
      out.append(paint(role, finding.severity().id() + "[" + finding.rule().id() + "]"))
          .append(paint(Style.Role.STRONG, ": " + TerminalText.of(finding.message())))
          .append('\n');
      int margin = margin(finding);
      place(margin, "--> ", finding.location(), subject(finding));
      frame(margin, finding.location(), role, "");
      for (Related related : finding.related()) {
        place(margin, "::: ", related.location(), "");
        frame(margin, related.location(), Style.Role.FRAME, TerminalText.of(related.message()));
      }
      note(margin, "why", finding.why());
      note(margin, "witness", finding.witness());
      Counterexample example = context.counterexample(finding);
      if (example != null) {
        note(margin, "example", CounterexampleText.with(example));
        note(margin, "then", CounterexampleText.then(example));
      }
      note(margin, "help", finding.help());
      if (finding.fix() != null) {
        note(
            margin,
            "fix",
            finding.fix().title() + (finding.fix().safe() ? " (--fix)" : " (--fix=unsafe)"));
      }
      return out.toString();
    }

    private void place(int margin, String arrow, Location place, String subject) {
      out.append(" ".repeat(margin))
          .append(paint(Style.Role.FRAME, arrow))
          .append(TerminalText.of(place.toString()))
          .append(paint(Style.Role.FAINT, subject))
          .append('\n');
    }

    private void frame(int margin, Location place, Style.Role role, String label) {
      FileSource source = context.sources().find(place.file());
      if (source == null || source.text().isEmpty()) {
        if (!label.isEmpty()) {
          note(margin, "there", label);
        }
        return;
      }
      CodeFrame frame = CodeFrame.of(source, place);
      bar(margin, "").append('\n');
      for (CodeFrame.Line line : frame.lines()) {
        bar(margin, Integer.toString(line.number())).append(' ').append(line.text()).append('\n');
      }
      String underline = "^".repeat(frame.length()) + (label.isEmpty() ? "" : " " + label);
      bar(margin, "")
          .append(' ')
          .append(" ".repeat(frame.start()))
          .append(paint(role, underline))
          .append('\n');
      for (CodeFrame.Line line : frame.after()) {
        bar(margin, Integer.toString(line.number())).append(' ').append(line.text()).append('\n');
      }
    }

    private StringBuilder bar(int margin, String number) {
      return out.append(
          paint(Style.Role.FRAME, " ".repeat(margin - number.length()) + number + " |"));
    }

    private void note(int margin, String word, @Nullable String text) {
      if (text != null) {
        out.append(" ".repeat(margin + 1))
            .append(paint(Style.Role.FRAME, "= "))
            .append(paint(Style.Role.STRONG, word + ": "))
            .append(TerminalText.of(text))
            .append('\n');
      }
    }

    private String paint(Style.Role role, String text) {
      return context.style().paint(role, text);
    }

    private static int margin(Finding finding) {
      int line = lastLine(finding.location());
      for (Related related : finding.related()) {
        line = Math.max(line, lastLine(related.location()));
      }
      return Integer.toString(line).length();
    }

    /** The last line of a place that may be shown. */
    private static int lastLine(Location place) {
      return Math.min(place.endLine(), place.line() + CodeFrame.MAX_AFTER);
    }

    /** Who it is about, and that it need not happen where that is so. */
    private static String subject(Finding finding) {
      StringBuilder subject = new StringBuilder();
      if (finding.stateMachine() != null) {
        subject.append("  in ").append(finding.stateMachine());
        if (finding.state() != null) {
          subject.append(", state ").append(finding.state());
        }
      } else if (finding.resource() != null) {
        subject.append("  in ").append(finding.resource());
      }
      if (finding.certainty() == Certainty.MAY) {
        subject.append(subject.length() == 0 ? "  " : "; ").append("in some executions");
      }
      return TerminalText.of(subject.toString());
    }

    private static Style.Role role(Severity severity) {
      return switch (severity) {
        case ERROR -> Style.Role.ERROR;
        case WARNING -> Style.Role.WARNING;
        case INFO -> Style.Role.INFO;
      };
    }
  }
}
