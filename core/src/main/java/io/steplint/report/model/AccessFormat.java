package io.steplint.report.model;

import io.steplint.access.MachineAccess;
import io.steplint.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The formats in which {@code access} prints needs and grants. */
public enum AccessFormat {
  TEXT,
  JSON;

  /** Writes the access of machines. */
  public void write(List<MachineAccess> machines, Style style, Writer out) throws IOException {
    switch (this) {
      case TEXT -> new TextAccess(style, out).write(machines);
      case JSON -> JsonAccess.write(machines, out);
    }
    out.flush();
  }
}
