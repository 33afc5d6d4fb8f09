package io.steplint.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands, each made only when it is called. */
final class Commands {

  static final List<String> NAMES =
      List.of("check", "types", "access", "policy", "graph", "rules", "explain");

  private Commands() {}

  static @Nullable Command find(String name) {
    return switch (name) {
      case "check" -> new CheckCommand();
      case "types" -> new TypesCommand();
      case "policy" -> new PolicyCommand();
      case "access" -> new AccessCommand();
      case "graph" -> new GraphCommand();
      case "rules" -> new RulesCommand();
      case "explain" -> new ExplainCommand();
      default -> null;
    };
  }
}
