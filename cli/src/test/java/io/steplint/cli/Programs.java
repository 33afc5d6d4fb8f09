package io.steplint.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that tests call where they are installed. */
final class Programs {

  /** What a program left behind. */
  record Ended(int code, String out, String err) {}

  private Programs() {}

  /** Skips the test where a program is not installed. */
  static void assumeInstalled(String name) {
    boolean installed = false;
    for (String folder :
        System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
      installed |= Files.isExecutable(Path.of(folder, name));
    }
    assumeTrue(installed, name + " is not installed");
  }

  /** Runs a program in a folder, with variables besides those of this process. */
  static Ended run(Path folder, Map<String, String> variables, List<String> words)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(words + " does not end");
      }
      return new Ended(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
