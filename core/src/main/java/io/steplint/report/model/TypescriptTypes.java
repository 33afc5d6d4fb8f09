package io.steplint.report.model;

import io.steplint.flow.MachineFlow;
import io.steplint.flow.StateFlow;
import io.steplint.type.Type;
import io.steplint.type.TypePrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A namespace per machine, in it its input and output and those of its states. */
final class TypescriptTypes {

  private TypescriptTypes() {}

  static void write(List<MachineFlow> machines, Writer out) throws IOException {
    Identifiers namespaces = new Identifiers();
    String separator = "";
    for (MachineFlow machine : machines) {
      out.append(separator)
          .append("/** ")
          .append(Escapes.blockComment(machine.machine().name()))
          .append(", ")
          .append(Escapes.blockComment(machine.machine().definitionFile()))
          .append(" */\nexport namespace ")
          .append(namespaces.typeName(machine.machine().name()))
          .append(" {\n");
      Identifiers names = new Identifiers();
      type("", names.once("Input"), machine.input(), out);
      type("", names.once("Output"), machine.output(), out);
      for (StateFlow state : machine.states()) {
        if (state.reachable()) {
          String name = names.typeName(state.state().name());
          String about =
              "  /** " + Escapes.blockComment(state.state().pointer().toString()) + " */\n";
          type(about, names.once(name + "Input"), state.input(), out);
          Type result = state.result();
          if (result != null) {
            type("", names.once(name + "Result"), result, out);
          }
          type("", names.once(name + "Output"), state.output(), out);
        }
      }
      out.append("}\n");
      separator = "\n";
    }
  }

  private static void type(String about, String name, Type type, Writer out) throws IOException {
    String text = TypePrinter.typescript().print(type);
    out.append(about)
        .append("  export type ")
        .append(name)
        .append(" = ")
        .append(text.replace("\n", "\n  "))
        .append(";\n");
  }
}
