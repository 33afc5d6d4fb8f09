package io.steplint.report.model;

import io.steplint.flow.MachineFlow;
import io.steplint.flow.StateFlow;
import io.steplint.report.Style;
import io.steplint.report.TerminalText;
import io.steplint.source.ProjectRoot;
import io.steplint.type.Type;
import io.steplint.type.TypePrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Machines one below the other, their states indented by how deep they are nested. */
final class TextTypes {

  private static final int WIDTH = 90;

  private final ProjectRoot root;
  private final Style style;
  private final Writer out;

  TextTypes(ProjectRoot root, Style style, Writer out) {
    this.root = root;
    this.style = style;
    this.out = out;
  }

  void write(List<MachineFlow> machines) throws IOException {
    String separator = "";
    for (MachineFlow machine : machines) {
      out.append(separator);
      machine(machine);
      separator = "\n";
    }
  }

  private void machine(MachineFlow machine) throws IOException {
    out.append(style.paint(Style.Role.STRONG, TerminalText.of(machine.machine().name())))
        .append(
            style.paint(
                Style.Role.FAINT,
                "  " + TerminalText.of(root.shown(machine.machine().definitionFile()))))
        .append('\n');
    type("  ", "input", machine.input());
    type("  ", "output", machine.output());
    for (StateFlow state : machine.states()) {
      state(state);
    }
  }

  private void state(StateFlow flow) throws IOException {
    int depth = 0;
    for (var outer = flow.state().group().enclosing(); outer != null; ) {
      depth++;
      outer = outer.group().enclosing();
    }
    String indent = "  ".repeat(depth + 1);
    out.append(indent)
        .append(style.paint(Style.Role.FRAME, TerminalText.of(flow.state().name())))
        .append("  ")
        .append(flow.state().type().keyword());
    if (!flow.reachable()) {
      out.append(style.paint(Style.Role.WARNING, "  never reached")).append('\n');
      return;
    }
    out.append('\n');
    type(indent + "  ", "input", flow.input());
    Type result = flow.result();
    if (result != null) {
      type(indent + "  ", "result", result);
    }
    type(indent + "  ", "output", flow.output());
  }

  private void type(String indent, String word, Type type) throws IOException {
    String text = TypePrinter.readable().print(type);
    if (indent.length() + text.length() > WIDTH) {
      text = TypePrinter.indented().print(type);
    }
    out.append(indent).append(style.paint(Style.Role.FAINT, word + " ".repeat(8 - word.length())));
    String separator = "";
    for (String line : text.lines().toList()) {
      out.append(separator).append(TerminalText.of(line)).append('\n');
      separator = indent + " ".repeat(8);
    }
  }
}
