package io.steplint.report.findings;

import io.steplint.counterexample.Counterexample;
import io.steplint.lint.Certainty;
import io.steplint.lint.Finding;
import io.steplint.lint.Related;
import io.steplint.lint.Severity;
import io.steplint.report.CodeFrame;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import org.jspecify.annotations.Nullable;

/** One finding for a person: the place in its line, the message, how to mend it. */
final class FindingText {
  private final FindingsContext context;
  private final StringBuilder out = new StringBuilder();

  FindingText(FindingsContext context) {
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
        .append(
            TerminalText.of(
                context.sources().root().shown(place.file())
                    + ":"
                    + place.line()
                    + ":"
                    + place.column()))
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
