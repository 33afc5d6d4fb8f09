package io.steplint.maven;

import io.steplint.cli.Embedded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs one check: all of a goal but its parameters and its log. */
final class CheckRunner {

  /**
   * How a check ended.
   *
   * @param outcome the verdict, the same as the command line's
   * @param printed the lines of the report for people; the last is its summary
   * @param said the lines about the run itself
   */
  record Result(Embedded.Outcome outcome, List<String> printed, List<String> said) {

    Result {
      printed = List.copyOf(printed);
      said = List.copyOf(said);
    }

    /** The report in one line. */
    String summary() {
      return printed.isEmpty() ? String.join("; ", said) : printed.get(printed.size() - 1);
    }
  }

  private CheckRunner() {}

  static Result run(CheckRequest request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Embedded.Outcome outcome = Embedded.run(request.folder(), out, err, request.words());
    return new Result(outcome, lines(out), lines(err));
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing().lines().toList();
  }
}
