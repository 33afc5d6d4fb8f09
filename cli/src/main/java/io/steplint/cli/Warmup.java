package io.steplint.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The training run of the start-up archive: does what users do, over the samples of the
 * distribution, so that the classes they need are in the archive. Called by {@code
 * bin/steplint-archive} alone.
 */
final class Warmup {

  private Warmup() {}

  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(
            InputStream.nullInputStream(), nowhere, nowhere, Path.of(""), Map.of(), false, false);
    Main.run(console, "--version");
    Main.run(console, "--help");
    Main.run(console, "rules");
    for (String samples : arguments) {
      for (String format : new String[] {"text", "json", "sarif"}) {
        Main.run(console, "check", "--format", format, samples);
      }
      Main.run(console, "types", "--format", "json", samples);
      Main.run(console, "check", "--role", samples + "/role.json", samples + "/parent.asl.json");
      for (String command : new String[] {"types", "access", "policy", "graph"}) {
        Main.run(console, command, samples);
      }
    }
  }
}
