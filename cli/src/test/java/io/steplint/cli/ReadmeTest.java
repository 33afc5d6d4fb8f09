package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the README shows is what a reader of it sees. */
class ReadmeTest {

  private static final String COMMAND = "$ ./steplint check examples\n";

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("examples"))) {
      here = Objects.requireNonNull(here.getParent(), "the examples of the checkout");
    }
    return here;
  }

  @Test
  void theProblemOnOneScreenIsPrintedByTheFirstCommand() throws IOException {
    Path root = root();
    String readme = Files.readString(root.resolve("README.md")).replace("\r\n", "\n");
    int start = readme.indexOf(COMMAND) + COMMAND.length();
    String shown = readme.substring(start, readme.indexOf("```", start));
    Cli.Result result = Cli.in(root).run("check", "examples");
    assertThat(result.code()).isEqualTo(1);
    int at = 0;
    for (String piece : shown.split("(?m)^…\n", -1)) {
      int found = result.out().indexOf(piece, at);
      assertThat(found).as("in the output of the command: %s", piece).isNotNegative();
      at = found + piece.length();
    }
    assertThat(result.out().substring(at)).isEmpty();
  }
}
