package io.steplint.report.model;

import io.steplint.asl.State;

/** A directed graph for Graphviz. */
final class DotPen implements DrawnGraph.Pen {

  @Override
  public void begin(StringBuilder out) {
    out.append("digraph steplint {\n")
        .append("  compound=true;\n")
        .append("  node [shape=box, style=rounded, fontname=\"Helvetica\"];\n")
        .append("  edge [fontname=\"Helvetica\", fontsize=10];\n");
  }

  @Override
  public void end(StringBuilder out) {
    out.append("}\n");
  }

  @Override
  public void openBox(StringBuilder out, int depth, String id, String title) {
    out.append("  ".repeat(depth))
        .append("subgraph cluster_")
        .append(id)
        .append(" {\n")
        .append("  ".repeat(depth + 1))
        .append("label=")
        .append(Escapes.dot(title))
        .append(";\n");
  }

  @Override
  public void closeBox(StringBuilder out, int depth) {
    out.append("  ".repeat(depth)).append("}\n");
  }

  @Override
  public void state(StringBuilder out, int depth, String id, State state, boolean start) {
    String shape =
        switch (state.type()) {
          case CHOICE -> ", shape=diamond";
          case SUCCEED, FAIL -> ", shape=oval";
          default -> "";
        };
    out.append("  ".repeat(depth))
        .append(id)
        .append(" [label=")
        .append(Escapes.dot(state.name()))
        .append(shape)
        .append(start ? ", penwidth=2" : "")
        .append("];\n");
  }

  @Override
  public void edge(StringBuilder out, String from, String to, String label) {
    out.append("  ").append(from).append(" -> ").append(to);
    if (!label.isEmpty()) {
      out.append(" [label=").append(Escapes.dot(label)).append(']');
    }
    out.append(";\n");
  }

  @Override
  public void start(StringBuilder out, String from, String box, String firstState, String label) {
    out.append("  ").append(from).append(" -> ").append(firstState);
    out.append(" [style=dashed, lhead=cluster_").append(box).append(", label=");
    out.append(Escapes.dot(label)).append("];\n");
  }
}
