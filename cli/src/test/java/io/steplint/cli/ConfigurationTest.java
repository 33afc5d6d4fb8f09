package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  private static final String BAD =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\", \"Foo\": 1}}}";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project() {
    cli = Cli.in(folder).file("machines/bad.asl.json", BAD);
  }

  @Test
  void severitiesAreConfiguredAndSwitchedOff() {
    cli.file(".steplint.yaml", "severity: {unsupported-field: info}");
    assertThat(cli.run("check").code()).isZero();
    assertThat(cli.run("check").out()).contains("info[unsupported-field]");
    cli.file(".steplint.yaml", "severity: {unsupported-field: off}");
    assertThat(cli.run("check").out()).startsWith("No problems");
    assertThat(cli.run("check", "--select", "unsupported-field").code()).isEqualTo(1);
  }

  @Test
  void expectedFindingsAreLeftOut() {
    cli.file(
        ".steplint.yaml",
        "ignore:\n  - {rule: unsupported-field, path: machines, state: A, reason: known}\n");
    assertThat(cli.run("check").out()).startsWith("No problems").contains("1 suppressed");
  }

  @Test
  void anExceptionThatExpectsNothingIsSaidAtItsPlace() {
    cli.file(".steplint.yaml", "ignore:\n  - {rule: unsupported-field, path: other}\n");
    assertThat(cli.run("check").out())
        .contains("info[unused-suppression]")
        .contains("--> .steplint.yaml:2:12")
        .contains("  - {rule: unsupported-field, path: other}");
  }

  @Test
  void theFileIsFoundUpwardsFromThePathAndItsPathsAreItsOwn() {
    cli.file("sub/.steplint.yaml", "ignore: [{rule: unsupported-field, path: deep}]");
    cli.file("sub/deep/bad.asl.json", BAD);
    assertThat(cli.run("check", "sub/deep").code()).isZero();
    assertThat(cli.run("check", "machines").code()).isEqualTo(1);
  }

  @Test
  void pathsOfTheConfigurationAreItsOwnFromWhereverSteplintIsStarted() {
    cli.file(
        ".steplint.yaml", "ignore: [{rule: unsupported-field, path: machines/bad.asl.json}]\n");
    Cli inside = Cli.in(folder.resolve("machines"));
    assertThat(inside.run("check").out()).startsWith("No problems").contains("1 suppressed");
    assertThat(inside.run("check", "bad.asl.json").code()).isZero();
  }

  @Test
  void anExceptionForWhatIsNotReadIsNotCalledUnused() {
    cli.file("other/good.asl.json", BAD.replace(", \"Foo\": 1", ""));
    cli.file(
        ".steplint.yaml", "ignore: [{rule: unsupported-field, path: machines/bad.asl.json}]\n");
    assertThat(cli.run("check", "other").out()).startsWith("No problems");
    assertThat(cli.run("check", "other/good.asl.json").out()).startsWith("No problems");
  }

  @Test
  void aFileThatCannotBeUsedIsTwoAndSaysWhere() {
    cli.file(".steplint.yaml", "severity: {unsuported-field: off}");
    assertRefused(".steplint.yaml:1:12: there is no rule 'unsuported-field'; did you mean");
    cli.file(".steplint.yaml", "rules: {}");
    assertRefused(".steplint.yaml:1:1: unknown key 'rules'");
    cli.file(".steplint.yaml", "stateMachines: [{definition: machines/bat.asl.json, name: A}]");
    assertRefused(
        ".steplint.yaml:1:17: there is no file machines/bat.asl.json;"
            + " did you mean machines/bad.asl.json?");
    cli.file(
        ".steplint.yaml", "stateMachines: [{definition: machines/bad.asl.json, role: gone.json}]");
    assertRefused(".steplint.yaml:1:59: there is no file gone.json");
  }

  @Test
  void aMachineHasTheNameTypeAndRoleThatAreConfigured() {
    cli.file(
        ".steplint.yaml",
        """
        stateMachines:
          - {definition: machines/bad.asl.json, name: Best, type: EXPRESS, role: role.json}
        """);
    cli.file("role.json", "{\"Version\": \"2012-10-17\", \"Statement\": []}");
    assertThat(cli.run("graph").out())
        .startsWith("Best  machines/bad.asl.json, EXPRESS, role role\n");
  }

  private void assertRefused(String message) {
    Cli.Result result = cli.run("check");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message).hasLineCount(1);
  }
}
