package io.steplint.report.model;

import io.steplint.asl.State;

/** A flowchart in Mermaid. */
final class MermaidPen implements DrawnGraph.Pen {

  @Override
  public void begin(StringBuilder out) {
    out.append("flowchart TD\n");
  }

  @Override
  public void end(StringBuilder out) {}

  @Override
  public void openBox(StringBuilder out, int depth, String id, String title) {
    out.append("  ".repeat(depth))
        .append("subgraph ")
        .append(id)
        .append('[')
        .append(Escapes.mermaid(title))
        .append("]\n");
  }

  @Override
  public void closeBox(StringBuilder out, int depth) {
    out.append("  ".repeat(depth)).append("end\n");
  }

  @Override
  public void state(StringBuilder out, int depth, String id, State state, boolean start) {
    String open =
        switch (state.type()) {
          case CHOICE -> "{";
          case SUCCEED, FAIL -> "([";
          default -> start ? "(" : "[";
        };
    String close =
        switch (open) {
          case "{" -> "}";
          case "([" -> "])";
          case "(" -> ")";
          default -> "]";
        };
    out.append("  ".repeat(depth)).append(id).append(open).append(Escapes.mermaid(state.name()));
    out.append(close).append('\n');
  }

  @Override
  public void edge(StringBuilder out, String from, String to, String label) {
    out.append("  ").append(from).append(" -->");
    if (!label.isEmpty()) {
      out.append('|').append(Escapes.mermaid(label)).append('|');
    }
    out.append(' ').append(to).append('\n');
  }

  @Override
  public void start(StringBuilder out, String from, String box, String firstState, String label) {
    out.append("  ").append(from).append(" -. ").append(Escapes.mermaid(label)).append(" .-> ");
    out.append(box).append('\n');
  }
}
