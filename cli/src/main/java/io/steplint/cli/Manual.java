package io.steplint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the manual pages and the completions of the distribution into a folder. The build calls
 * it.
 */
final class Manual {

  private Manual() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /** Writes {@code man/man1/*.1} and {@code completions/*}. */
  static void write(Path folder) throws IOException {
    Path pages = Files.createDirectories(folder.resolve("man/man1"));
    Files.writeString(pages.resolve("steplint.1"), ManualPage.overview(), StandardCharsets.UTF_8);
    for (String name : Commands.NAMES) {
      Command command = Commands.find(name);
      if (command != null) {
        Files.writeString(
            pages.resolve("steplint-" + name + ".1"),
            ManualPage.of(command),
            StandardCharsets.UTF_8);
      }
    }
    Path completions = Files.createDirectories(folder.resolve("completions"));
    for (Shell shell : Shell.values()) {
      Files.writeString(
          completions.resolve(shell.file()), shell.completion(), StandardCharsets.UTF_8);
    }
  }
}
