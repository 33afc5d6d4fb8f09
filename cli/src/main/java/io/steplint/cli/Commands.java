package io.steplint.cli;

import io.steplint.report.model.GraphFormat;
import io.steplint.report.model.PolicyFormat;
import io.steplint.report.model.TypesFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands, each made only when it is called. */
final class Commands {

  static final List<String> NAMES =
      List.of(
          "check", "types", "access", "policy", "graph", "run", "rules", "explain", "completion");

  private Commands() {}

  static @Nullable Command find(String name) {
    return switch (name) {
      case "check" -> new CheckCommand();
      case "types" -> types();
      case "policy" -> policy();
      case "access" -> new AccessCommand();
      case "graph" -> graph();
      case "run" -> new RunCommand();
      case "rules" -> new RulesCommand();
      case "explain" -> new ExplainCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  private static Command types() {
    return new ModelCommand(
        "types",
        "what every state receives and returns",
        TypesFormat.values(),
        new Command.Example("steplint types parent.asl.json", "an outline"),
        new Command.Example("steplint types --format json", "a JSON Schema per state"));
  }

  private static Command policy() {
    return new ModelCommand(
        "policy",
        "the least-privilege policy of each state machine",
        PolicyFormat.values(),
        new Command.Example(
            "steplint policy --format sam template.yaml", "to paste under Policies"));
  }

  private static Command graph() {
    return new ModelCommand(
        "graph",
        "state machines, who starts whom, and the states inside",
        GraphFormat.values(),
        new Command.Example(
            "steplint graph --format dot | dot -Tsvg > graph.svg", "draw with Graphviz"),
        new Command.Example("steplint graph --format mermaid", "paste into Markdown"));
  }
}
