package io.steplint.report.model;

import io.steplint.access.MachineAccess;
import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.source.ProjectRoot;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The formats in which {@code access} prints needs and grants. */
public enum AccessFormat implements ModelFormat {
  /** An outline for people. */
  TEXT,
  /** The stable format for scripts. */
  JSON;

  private final String id = name().toLowerCase(Locale.ROOT);

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(Analysis analysis, ProjectRoot root, Style style, Writer out)
      throws IOException {
    List<MachineAccess> machines = analysis.access().machines();
    switch (this) {
      case TEXT -> new TextAccess(root, style, out).write(machines);
      case JSON -> JsonAccess.write(machines, out);
    }
    out.flush();
  }
}
