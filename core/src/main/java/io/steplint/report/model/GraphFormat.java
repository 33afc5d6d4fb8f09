package io.steplint.report.model;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats in which {@code graph} prints machines, who starts whom, and their states. */
public enum GraphFormat {
  /** An outline for people. */
  TEXT,
  /** For scripts. */
  JSON,
  /** A flowchart that GitHub and many editors draw. */
  MERMAID,
  /** For Graphviz. */
  DOT;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The word on the command line. */
  public String id() {
    return id;
  }

  /** The format of that word, or null. */
  public static @Nullable GraphFormat of(String id) {
    for (GraphFormat format : values()) {
      if (format.id.equals(id)) {
        return format;
      }
    }
    return null;
  }

  /** Writes the graph of all machines whose definition could be read. */
  public void write(Analysis analysis, Style style, Writer out) throws IOException {
    switch (this) {
      case TEXT -> new TextGraph(style, out).write(analysis);
      case JSON -> JsonGraph.write(analysis, out);
      case MERMAID -> new DrawnGraph(new MermaidPen()).write(analysis, out);
      case DOT -> new DrawnGraph(new DotPen()).write(analysis, out);
    }
    out.flush();
  }
}
