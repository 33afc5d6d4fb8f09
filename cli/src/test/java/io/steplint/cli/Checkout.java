package io.steplint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The checkout that these tests are part of. */
final class Checkout {

  private Checkout() {}

  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("examples"))) {
      here = Objects.requireNonNull(here.getParent(), "the examples of the checkout");
    }
    return here;
  }

  /** A file of the checkout. */
  static String read(String file) throws IOException {
    return Files.readString(root().resolve(file)).replace("\r\n", "\n");
  }

  /** Writes a distribution that runs the classes under test; its home. */
  static Path distribution(Path folder) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path command = bin.resolve("steplint");
    Files.writeString(
        command,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -cp '"
            + System.getProperty("java.class.path")
            + "' io.steplint.cli.Main \"$@\"\n");
    command.toFile().setExecutable(true);
    return folder;
  }
}
