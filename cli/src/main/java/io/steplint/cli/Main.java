package io.steplint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command {@code steplint}. Exit code 2 says that the command line cannot be used. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    String first = arguments.length == 0 ? "--help" : arguments[0];
    switch (first) {
      case "--version":
        out.println("steplint " + version());
        return 0;
      case "--help":
        out.println("Usage: steplint COMMAND [OPTION…] [PATH…]");
        return 0;
      default:
        err.println("steplint: unknown command '" + first + "'");
        return 2;
    }
  }

  /** The version that the build wrote beside this class. */
  static String version() {
    try (InputStream resource = Main.class.getResourceAsStream("version.txt")) {
      return resource == null
          ? "unknown"
          : new String(resource.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
