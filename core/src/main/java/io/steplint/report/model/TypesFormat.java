package io.steplint.report.model;

import io.steplint.flow.MachineFlow;
import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.report.Style;
import io.steplint.source.ProjectRoot;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The formats in which {@code types} prints what states receive and return. */
public enum TypesFormat implements ModelFormat {
  /** An outline for people. */
  TEXT,
  /** JSON Schemas; the stable format. */
  JSON,
  /** Type declarations in TypeScript. */
  TYPESCRIPT,
  /** Records in Java for the inputs and outputs of machines. */
  JAVA;

  private final String id = name().toLowerCase(Locale.ROOT);

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(Analysis analysis, ProjectRoot root, Style style, Writer out)
      throws IOException {
    List<MachineFlow> machines = new ArrayList<>();
    for (MachineFacts machine : analysis.machines()) {
      MachineFlow flow = analysis.flow().of(machine.machine());
      if (flow != null) {
        machines.add(flow);
      }
    }
    switch (this) {
      case TEXT -> new TextTypes(root, style, out).write(machines);
      case JSON -> JsonTypes.write(machines, out);
      case TYPESCRIPT -> TypescriptTypes.write(machines, out);
      case JAVA -> JavaTypes.write(machines, out);
    }
    out.flush();
  }
}
