package io.steplint.report.model;

import io.steplint.execution.ExecutionOutcome;
import io.steplint.report.JsonExecution;
import io.steplint.report.JsonOutput;
import io.steplint.report.Style;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** How an execution is printed. */
public enum RunFormat {
  /** State by state, for people. */
  TEXT,
  /** For programs; the shape is part of the interface. */
  JSON;

  /** The word on the command line. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Writes an execution.
   *
   * @param machine the name of the machine that was started
   */
  public void write(String machine, ExecutionOutcome outcome, Style style, Writer out)
      throws IOException {
    if (this == TEXT) {
      new TextExecution(style, out, machine).write(outcome);
      return;
    }
    try (JsonGenerator json = JsonOutput.to(out)) {
      JsonExecution.run(json, machine, outcome);
    }
    out.append('\n');
  }
}
