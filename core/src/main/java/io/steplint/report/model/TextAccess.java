package io.steplint.report.model;

import io.steplint.access.DeadStatement;
import io.steplint.access.Excess;
import io.steplint.access.MachineAccess;
import io.steplint.access.MachineVerdict;
import io.steplint.access.NeedResult;
import io.steplint.access.NeedVerdict;
import io.steplint.iam.Statement;
import io.steplint.integration.needs.Need;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import io.steplint.source.ProjectRoot;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Per machine a table: every need with what grants it, then what is too much. */
final class TextAccess {

  private final ProjectRoot root;
  private final Style style;
  private final Writer out;

  TextAccess(ProjectRoot root, Style style, Writer out) {
    this.root = root;
    this.style = style;
    this.out = out;
  }

  void write(List<MachineAccess> machines) throws IOException {
    String separator = "";
    for (MachineAccess machine : machines) {
      out.append(separator);
      machine(machine);
      separator = "\n";
    }
  }

  private void machine(MachineAccess access) throws IOException {
    StateMachine machine = access.machine();
    Role role = access.role();
    String about =
        "  "
            + root.shown(machine.location().file())
            + (role == null ? "" : ", role " + role.name());
    line(
        style.paint(Style.Role.STRONG, TerminalText.of(machine.name()))
            + style.paint(Style.Role.FAINT, TerminalText.of(about))
            + "  "
            + style.paint(role(access.verdict()), access.verdict().label()));
    if (role == null) {
      line("  the execution role is not known");
    }
    for (String reason : Unseens.reasons(access.unseen())) {
      line("  " + style.paint(Style.Role.INFO, "not seen: ") + TerminalText.of(reason));
    }
    if (!access.sharedWith().isEmpty()) {
      StringBuilder others = new StringBuilder();
      for (StateMachine other : access.sharedWith()) {
        others.append(others.length() == 0 ? "" : ", ").append(other.name());
      }
      line("  the role is shared with " + TerminalText.of(others.toString()));
    }
    String state = null;
    for (NeedResult result : access.needs()) {
      String own = result.need().pointer().toString();
      if (!own.equals(state)) {
        state = own;
        line("  " + title(result.need()));
      }
      need(result, role != null);
    }
    if (!access.excess().isEmpty()) {
      line("  too much");
      for (Excess excess : access.excess()) {
        line(
            "    "
                + style.paint(Style.Role.WARNING, TerminalText.of(excess.action()))
                + " on "
                + TerminalText.of(excess.resource())
                + at(excess.statement()));
        note("for example", excess.witness());
      }
    }
    if (!access.dead().isEmpty()) {
      line("  of no use");
      for (DeadStatement dead : access.dead()) {
        line(
            "    "
                + style.paint(Style.Role.WARNING, TerminalText.of(dead.action()))
                + " on "
                + TerminalText.of(dead.resource())
                + at(dead.statement()));
        note("because", dead.reason());
      }
    }
  }

  private static String title(Need need) {
    return need.state().isEmpty() ? "the machine itself" : TerminalText.of(need.state());
  }

  private void need(NeedResult result, boolean explained) throws IOException {
    Need need = result.need();
    StringBuilder row = new StringBuilder("    ");
    row.append(style.paint(role(result.verdict()), pad(result.verdict().label(), 9)))
        .append(pad(need.kind().label(), 13))
        .append(need.action())
        .append(" on ")
        .append(TerminalText.of(need.resource().toString()));
    for (Statement statement : result.statements()) {
      row.append(at(statement));
    }
    line(row.toString());
    if (explained) {
      boolean open =
          result.verdict() == NeedVerdict.UNKNOWN || result.verdict() == NeedVerdict.POSSIBLE;
      note(open ? "because" : "why", result.reason());
    }
    String witness = result.witness();
    if (witness != null && !witness.equals(need.resource().toString())) {
      note("for example", witness);
    }
  }

  private String at(Statement statement) {
    return style.paint(
        Style.Role.FAINT,
        "  "
            + TerminalText.of(root.shown(statement.location().file()))
            + ":"
            + statement.location().line());
  }

  private void note(String word, @Nullable String text) throws IOException {
    if (text != null) {
      line(" ".repeat(13) + style.paint(Style.Role.FAINT, word + ": " + TerminalText.of(text)));
    }
  }

  private static Style.Role role(NeedVerdict verdict) {
    return switch (verdict) {
      case GRANTED -> Style.Role.GOOD;
      case MISSING, DENIED -> Style.Role.ERROR;
      case POSSIBLE, UNKNOWN -> Style.Role.INFO;
    };
  }

  private static Style.Role role(MachineVerdict verdict) {
    return switch (verdict) {
      case EXACT -> Style.Role.GOOD;
      case EXCESS -> Style.Role.WARNING;
      case MISSING, MISSING_AND_EXCESS -> Style.Role.ERROR;
      case UNKNOWN, NO_ROLE -> Style.Role.INFO;
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
