package io.steplint.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

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
    Main.run(nowhere, nowhere, "--version");
    Main.run(nowhere, nowhere, "--help");
  }
}
