package io.steplint.cli;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.report.model.GraphFormat;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** {@code steplint graph}. */
final class GraphCommand implements Command {

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String summary() {
    return "state machines, who starts whom, and the states inside";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.value("--format", "text|json|mermaid|dot", "how to print; text by default"));
  }

  @Override
  public boolean readsProject() {
    return true;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("steplint graph --format dot | dot -Tsvg > graph.svg", "draw with Graphviz"),
        new Example("steplint graph --format mermaid", "paste into Markdown"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    String word = Output.oneOf(arguments, "--format", "text", "text", "json", "mermaid", "dot");
    GraphFormat format = Objects.requireNonNull(GraphFormat.of(word));
    Style style = Output.style(arguments, console);
    Analysis analysis = new Analysis(Project.load(arguments, console).workspace());
    Output.write(arguments, console, out -> format.write(analysis, style, out));
    return 0;
  }
}
