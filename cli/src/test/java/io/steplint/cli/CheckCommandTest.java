package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final String GOOD =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
  private static final String BAD =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}";

  @TempDir Path folder;

  @Test
  void nothingFoundIsZero() {
    Cli.Result result = cli().file("good.asl.json", GOOD).run("check");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("No problems in 1 file (1 state machine, 0 roles)\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void anErrorIsOneAndShowsItsPlace() {
    Cli.Result result = cli().file("bad.asl.json", BAD).run("check", "bad.asl.json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("error[missing-transition-target]")
        .contains("--> bad.asl.json:1:59")
        .contains("^^^");
  }

  @Test
  void failOnDecidesTheExitCodeAlone() {
    Cli cli = cli().file("bad.asl.json", BAD);
    assertThat(cli.run("check", "--fail-on", "never").code()).isZero();
    assertThat(cli.run("check", "--fail-on", "warning").code()).isEqualTo(1);
    assertThat(cli.run("check", "--fail-on", "never").out())
        .isEqualTo(cli.run("check", "--fail-on", "error").out());
  }

  @Test
  void whatCannotBeUsedIsTwoAndSaysWhy() {
    Cli cli = cli().file("empty/readme.txt", "x").file("bad.asl.json", BAD);
    assertUnusable(cli, "nowhere.asl.json", "check", "nowhere.asl.json");
    assertUnusable(cli, "empty", "check", "empty");
    assertUnusable(cli, "did you mean --format", "check", "--fromat", "json");
    assertUnusable(cli, "there is no format 'xml'", "check", "--format", "xml");
    assertUnusable(cli, "FORMAT=FILE", "check", "--report", "json");
    assertUnusable(cli, "--fail-on is one of", "check", "--fail-on", "fatal");
    assertUnusable(
        cli,
        "did you mean missing-transition-target?",
        "check",
        "--select",
        "missing-transition-targets");
    assertUnusable(cli, "--update-baseline writes one", "check", "--baseline", "gone.json");
    assertUnusable(cli, "--jobs is a number from 1 to 256, not '0'", "check", "--jobs", "0");
    assertUnusable(cli, "did you mean check?", "chekc");
  }

  private static void assertUnusable(Cli cli, String message, String... words) {
    Cli.Result result = cli.run(words);
    assertThat(result.code()).as(String.join(" ", words)).isEqualTo(2);
    assertThat(result.err()).startsWith("steplint: ").contains(message).hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void theNumberOfJobsChangesNoByte() {
    Cli cli = cli();
    for (int i = 0; i < 20; i++) {
      cli.file("m" + i + ".asl.json", BAD.replace("\"B\"", "\"B" + i + "\""));
    }
    String alone = cli.run("check", "--jobs", "1").out();
    assertThat(alone).contains("in 20 files");
    assertThat(cli.run("check", "--jobs", "3").out()).isEqualTo(alone);
    assertThat(cli.run("check").out()).isEqualTo(alone);
  }

  @Test
  void reportsAreWrittenBesideWhatIsPrinted() {
    Cli cli = cli().file("bad.asl.json", BAD);
    Cli.Result result =
        cli.run(
            "check",
            "--format",
            "json",
            "--report",
            "sarif=out/a.sarif",
            "--report",
            "junit=out/a.xml");
    assertThat(result.out()).startsWith("{\n  \"version\": 1,");
    assertThat(cli.read("out/a.sarif")).contains("\"2.1.0\"");
    assertThat(cli.read("out/a.xml")).startsWith("<?xml");
  }

  @Test
  void outputGoesToItsFileWithoutColour() {
    Cli cli = cli().file("bad.asl.json", BAD);
    Cli.Result result = cli.atTerminal(Map.of()).run("check", "--output", "report.txt");
    assertThat(result.out()).isEmpty();
    assertThat(cli.read("report.txt")).contains("error[").doesNotContain("\u001b");
  }

  @Test
  void colourHeedsTheTerminalAndTheOption() {
    Cli cli = cli().file("bad.asl.json", BAD);
    assertThat(cli.run("check").out()).doesNotContain("\u001b");
    assertThat(cli.run("check", "--color", "always").out()).contains("\u001b");
    assertThat(cli.atTerminal(Map.of()).run("check").out()).contains("\u001b");
    assertThat(cli.atTerminal(Map.of("NO_COLOR", "1")).run("check").out()).doesNotContain("\u001b");
    assertThat(cli.atTerminal(Map.of()).run("check", "--color=never").out())
        .doesNotContain("\u001b");
  }

  @Test
  void quietPrintsNothingWhereNothingIsFound() {
    assertThat(cli().file("good.asl.json", GOOD).run("check", "--quiet").out()).isEmpty();
  }

  @Test
  void theBaselineHidesWhatItHoldsAndNothingElse() {
    Cli cli = cli().file("bad.asl.json", BAD);
    Cli.Result written = cli.run("check", "--baseline", "base.json", "--update-baseline");
    assertThat(written.code()).isZero();
    Cli.Result known = cli.run("check", "--baseline", "base.json");
    assertThat(known.code()).isZero();
    assertThat(known.out()).contains("in the baseline");
    cli.file("worse.asl.json", BAD);
    assertThat(cli.run("check", "--baseline", "base.json").code()).isEqualTo(1);
  }

  @Test
  void selectAndIgnoreTakeRulesAndCategories() {
    Cli cli = cli().file("bad.asl.json", BAD);
    assertThat(cli.run("check", "--select", "syntax,query").code()).isZero();
    assertThat(cli.run("check", "--ignore", "structure").code()).isZero();
    assertThat(cli.run("check", "--select", "missing-transition-target").code()).isEqualTo(1);
  }

  @Test
  void twoRunsPrintTheSameBytes() {
    Cli cli = cli().file("bad.asl.json", BAD).file("good.asl.json", GOOD);
    for (String format : new String[] {"text", "json", "sarif", "html"}) {
      assertThat(cli.run("check", "--format", format).out())
          .isEqualTo(cli.run("check", "--format", format).out());
    }
  }

  private Cli cli() {
    return Cli.in(folder);
  }
}
