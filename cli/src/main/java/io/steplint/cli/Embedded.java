package io.steplint.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Steplint inside another program, such as a build: the command line, without its process. So a
 * build says word for word what the command line says.
 */
public final class Embedded {

  /** How a run ended. */
  public enum Outcome {
    /** Nothing stands in the way. */
    PASSED,
    /** There are findings at or above the threshold. */
    FAILED,
    /** A named folder holds nothing that can be checked. */
    NO_INPUT,
    /** The arguments, the configuration or a file cannot be used, or Steplint broke down. */
    UNUSABLE
  }

  private Embedded() {}

  /**
   * Runs a command line.
   *
   * @param folder the working folder: paths are relative to it, and printed relative to it
   * @param out takes what would go to standard output, in UTF-8
   * @param err takes what would go to standard error, in UTF-8
   * @param words the command and its arguments
   */
  public static Outcome run(Path folder, OutputStream out, OutputStream err, List<String> words) {
    PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream said = new PrintStream(err, false, StandardCharsets.UTF_8);
    Console console =
        new Console(InputStream.nullInputStream(), printed, said, folder, Map.of(), false);
    int code = Main.attempt(console, words.toArray(new String[0]));
    printed.flush();
    said.flush();
    return switch (code) {
      case 0 -> Outcome.PASSED;
      case 1 -> Outcome.FAILED;
      case Main.NO_INPUT -> Outcome.NO_INPUT;
      default -> Outcome.UNUSABLE;
    };
  }
}
