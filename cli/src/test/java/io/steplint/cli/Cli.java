package io.steplint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs command lines in a folder, in this process. */
final class Cli {

  /** What a run left behind. */
  record Result(int code, String out, String err) {}

  private final Path folder;
  private final Map<String, String> environment;
  private final boolean terminal;

  private Cli(Path folder, Map<String, String> environment, boolean terminal) {
    this.folder = folder;
    this.environment = environment;
    this.terminal = terminal;
  }

  static Cli in(Path folder) {
    return new Cli(folder, Map.of(), false);
  }

  Cli atTerminal(Map<String, String> variables) {
    return new Cli(folder, variables, true);
  }

  /** Writes a file, with its folder. */
  Cli file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... words) {
    return runWithInput("", words);
  }

  Result runWithInput(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                environment,
                terminal,
                false),
            words);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
