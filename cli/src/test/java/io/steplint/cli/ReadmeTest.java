package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.rules.gate.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a reader of it sees. */
class ReadmeTest {

  private static final String COMMAND = "$ ./steplint check examples\n";

  /** What a fix of the data changes; what the role lacks is another matter. */
  private static final String RULES = "nested,dataflow,structure,query";

  @Test
  void theProblemOnOneScreenIsPrintedByTheFirstCommand() throws IOException {
    String readme = Checkout.read("README.md");
    int start = readme.indexOf(COMMAND) + COMMAND.length();
    String shown = readme.substring(start, readme.indexOf("```", start));
    Cli.Result result = Cli.in(Checkout.root()).run("check", "examples");
    assertThat(result.code()).isEqualTo(1);
    int at = 0;
    for (String piece : shown.split("(?m)^…\n", -1)) {
      int found = result.out().indexOf(piece, at);
      assertThat(found).as("in the output of the command: %s", piece).isNotNegative();
      at = found + piece.length();
    }
    assertThat(result.out().substring(at)).isEmpty();
  }

  @Test
  void theCounterexampleIsPrintedByItsCommand() throws IOException {
    String command = "$ ./steplint check --counterexamples always examples\n…\n";
    String readme = Checkout.read("README.md");
    int start = readme.indexOf(command) + command.length();
    String shown = readme.substring(start, readme.indexOf("…", start));
    assertThat(shown).contains("= example: ", "= then: ");
    assertThat(
            Cli.in(Checkout.root()).run("check", "--counterexamples", "always", "examples").out())
        .contains(shown);
  }

  @Test
  void theFixThatItShowsRaisesNoNewFinding(@TempDir Path folder) throws IOException {
    Path examples = Checkout.root().resolve("examples");
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(examples.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    String before = Cli.in(folder).run("check", "--select", RULES, ".").out();
    String after = Cli.in(folder).run("check", "--select", RULES, "--fix=unsafe", ".").out();
    assertThat(before).contains("[sync-output-is-text]");
    assertThat(after).startsWith("No problems");
  }

  @Test
  void versionsInTheDocumentsAreTheOneThatIsBuilt() throws IOException {
    for (String file : new String[] {"README.md", "docs/ci.md", "docs/checkstyle.md"}) {
      String text = Checkout.read(file);
      Matcher version =
          Pattern.compile(
                  "steplint/steplint@v([\\w.-]+)|rev: v([\\w.-]+)|steplint-([\\d.]+)\\.tar"
                      + "|<artifactId>steplint[\\w-]*</artifactId>\\s*<version>([^<]+)<")
              .matcher(text);
      int found = 0;
      for (; version.find(); found++) {
        for (int group = 1; group <= version.groupCount(); group++) {
          if (version.group(group) != null) {
            assertThat(version.group(group)).as(file).isEqualTo(Version.text());
          }
        }
      }
      assertThat(found).as("versions in " + file).isPositive();
    }
    assertThat(Checkout.read("CHANGELOG.md")).contains("\n## " + Version.text() + "\n");
    assertThat(Checkout.read("action.yml")).contains("default: " + Version.text() + "\n");
  }
}
