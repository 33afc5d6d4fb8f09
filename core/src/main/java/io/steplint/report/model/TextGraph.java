package io.steplint.report.model;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskState;
import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.NestedStart;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import io.steplint.source.ProjectRoot;
import io.steplint.workspace.KnownStart;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Machines one below the other, their states indented by how deep they are nested. */
final class TextGraph {

  private final ProjectRoot root;
  private final Style style;
  private final Writer out;

  TextGraph(ProjectRoot root, Style style, Writer out) {
    this.root = root;
    this.style = style;
    this.out = out;
  }

  void write(Analysis analysis) throws IOException {
    String separator = "";
    for (MachineFacts machine : analysis.machines()) {
      out.append(separator);
      machine(machine, analysis);
      separator = "\n";
    }
  }

  private void machine(MachineFacts facts, Analysis analysis) throws IOException {
    StateMachine machine = facts.machine();
    StringBuilder about = new StringBuilder("  ").append(root.shown(machine.definitionFile()));
    if (machine.type() != MachineType.UNKNOWN) {
      about.append(", ").append(machine.type());
    }
    Role role = machine.role().ifKnown();
    if (role != null) {
      about.append(", role ").append(role.name());
    }
    line(
        style.paint(Style.Role.STRONG, TerminalText.of(machine.name()))
            + style.paint(Style.Role.FAINT, TerminalText.of(about.toString())));
    for (NestedStart start : facts.starts()) {
      line(
          "  starts "
              + shown(start.childName())
              + " in "
              + shown(start.task().name())
              + how(start));
    }
    for (MachineFacts other : analysis.machines()) {
      for (NestedStart start : other.starts()) {
        StateMachine child = start.child();
        if (child != null && child.key().equals(machine.key())) {
          line(
              "  started by "
                  + shown(other.machine().name())
                  + " in "
                  + shown(start.task().name())
                  + how(start));
        }
      }
    }
    for (KnownStart start : analysis.workspace().startsOf(machine)) {
      line("  started by the " + start.kind().label() + " " + shown(start.name()));
    }
    group(facts.definition().top(), 1);
  }

  private static String how(NestedStart start) {
    String suffix = start.pattern() == null ? "" : start.pattern().suffix();
    return suffix.isEmpty() ? "" : " (" + suffix.substring(1) + ")";
  }

  /** Recursion is as deep as states are nested, which the reader of the document bounds. */
  private void group(StateGroup group, int depth) throws IOException {
    State start = group.start();
    int width = 0;
    for (String name : group.states().keySet()) {
      width = Math.max(width, Math.min(30, name.length()));
    }
    for (State state : group.states().values()) {
      StringBuilder row = new StringBuilder("  ".repeat(depth));
      row.append(state == start ? "> " : "  ");
      String name = shown(state.name());
      row.append(style.paint(Style.Role.FRAME, name))
          .append(" ".repeat(Math.max(1, width + 2 - name.length())))
          .append(state.type().keyword());
      ways(state, row);
      if (state instanceof TaskState task) {
        row.append(style.paint(Style.Role.FAINT, "  " + shown(task.resource().text().toString())));
      }
      if (!group.graph().isReachable(state)) {
        row.append(style.paint(Style.Role.WARNING, "  never reached"));
      }
      line(row.toString());
      List<StateGroup> inner = state.groups();
      for (int i = 0; i < inner.size(); i++) {
        if (inner.size() > 1) {
          line("  ".repeat(depth + 2) + style.paint(Style.Role.FAINT, "branch " + (i + 1)));
        }
        group(inner.get(i), depth + 2);
      }
    }
  }

  private static void ways(State state, StringBuilder row) {
    String separator = " -> ";
    for (Edges.Edge edge : Edges.of(state)) {
      row.append(separator).append(shown(edge.target()));
      if (!edge.on().isEmpty()) {
        row.append(" (").append(shown(edge.on())).append(')');
      }
      separator = ", ";
    }
    if (state.isEnd()) {
      row.append(separator).append("end");
    }
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }

  private static String shown(String text) {
    return TerminalText.of(text);
  }
}
