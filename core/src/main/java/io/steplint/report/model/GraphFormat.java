package io.steplint.report.model;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.source.ProjectRoot;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The formats in which {@code graph} prints machines, who starts whom, and their states. */
public enum GraphFormat implements ModelFormat {
  /** An outline for people. */
  TEXT,
  /** For scripts. */
  JSON,
  /** A flowchart that GitHub and many editors draw. */
  MERMAID,
  /** For Graphviz. */
  DOT;

  private final String id = name().toLowerCase(Locale.ROOT);

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(Analysis analysis, ProjectRoot root, Style style, Writer out)
      throws IOException {
    switch (this) {
      case TEXT -> new TextGraph(root, style, out).write(analysis);
      case JSON -> JsonGraph.write(analysis, out);
      case MERMAID -> new DrawnGraph(new MermaidPen()).write(analysis, out);
      case DOT -> new DrawnGraph(new DotPen()).write(analysis, out);
    }
    out.flush();
  }
}
