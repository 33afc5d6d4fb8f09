package io.steplint.cli;

import io.steplint.report.Style;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command talks to.
 *
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param folder the working folder; printed paths are relative to it
 * @param environment the variables of the environment
 * @param terminal whether standard output is a terminal
 * @param errorTerminal whether standard error is one
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path folder,
    Map<String, String> environment,
    boolean terminal,
    boolean errorTerminal) {

  /** The style that {@code --color} asks for: {@code auto} by default. */
  Style style(@Nullable String color, boolean toFile) throws UsageException {
    String wanted = color == null ? "auto" : color;
    return switch (wanted) {
      case "always" -> Style.ANSI;
      case "never" -> Style.PLAIN;
      case "auto" -> {
        String noColor = environment.getOrDefault("NO_COLOR", "");
        boolean dumb = "dumb".equals(environment.get("TERM"));
        yield terminal && !toFile && noColor.isEmpty() && !dumb ? Style.ANSI : Style.PLAIN;
      }
      default -> throw new UsageException("--color is auto, always or never, not " + wanted);
    };
  }

  /** A sentence about the run itself, on standard error. */
  void say(String message) {
    err.println("steplint: " + message);
  }
}
