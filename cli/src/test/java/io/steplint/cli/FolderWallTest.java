package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder is the wall: what is read, what is written, and how it is called. */
@DisabledOnOs(OS.WINDOWS)
class FolderWallTest {

  private static final String GOOD =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
  private static final String MISTYPED =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Resullt\":1,\"End\":true}}}";

  @TempDir Path folder;

  @BeforeEach
  void repository() throws IOException {
    Files.createDirectories(folder.resolve("project/.git"));
  }

  @Test
  void aBackslashInANameLeadsNowhere() {
    Cli cli = Cli.in(folder.resolve("project"));
    Cli outer = Cli.in(folder).file("victim.asl.json", MISTYPED).file("project/x.asl.json", GOOD);
    outer.file("project/..\\victim.asl.json", MISTYPED);
    Cli.Result found = cli.run("check", "--format", "json", ".");
    assertThat(found.out()).contains("\"file\": \"..\\\\victim.asl.json\"");
    cli.run("check", "--fix=unsafe", ".");
    assertThat(outer.read("victim.asl.json")).isEqualTo(MISTYPED);
    assertThat(outer.read("project/..\\victim.asl.json")).isEqualTo(MISTYPED.replace("llt", "lt"));
  }

  @Test
  void aLinkThatLeavesTheProjectIsToldAndNotRead() throws IOException {
    Cli cli = Cli.in(folder.resolve("project")).file("x.asl.json", GOOD);
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/y.asl.json"), MISTYPED);
    Files.createSymbolicLink(folder.resolve("project/y.asl.json"), Path.of("../out/y.asl.json"));
    Files.createSymbolicLink(folder.resolve("project/out"), Path.of("../out"));
    Cli.Result result = cli.run("check", "--format", "json", ".");
    assertThat(result.code()).isZero();
    assertThat(result.out().split("The link leads out of the project and is not read", -1))
        .hasSize(3);
    assertThat(result.out()).contains("\"file\": \"y.asl.json\"").contains("\"file\": \"out\"");
  }

  @Test
  void aLinkInsideTheProjectIsReadUnderItsOwnName() throws IOException {
    Cli cli = Cli.in(folder.resolve("project")).file("a/x.asl.json", MISTYPED);
    Files.createSymbolicLink(folder.resolve("project/y.asl.json"), Path.of("a/x.asl.json"));
    assertThat(cli.run("check", "y.asl.json").out()).contains("--> y.asl.json:1:");
    cli.run("check", "--fix=unsafe", "y.asl.json");
    assertThat(folder.resolve("project/y.asl.json")).isSymbolicLink();
    assertThat(cli.read("a/x.asl.json")).isEqualTo(MISTYPED.replace("llt", "lt"));
  }

  @Test
  void aConfigurationOpensNothingOutside() {
    Cli.in(folder)
        .file("role.json", "{\"Statement\":[]}")
        .file("project/x.asl.json", GOOD)
        .file(
            "project/.steplint.yaml",
            "stateMachines:\n  - {definition: x.asl.json, role: ../role.json}\n");
    Cli.Result result = Cli.in(folder.resolve("project")).run("check", ".");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("../role.json lies outside the project and is not read");
  }

  @Test
  void whatAnOptionNamesIsReadWhereverItLies() {
    Cli.in(folder)
        .file("role.json", "{\"Statement\":[]}")
        .file("other/y.asl.json", MISTYPED)
        .file("project/x.asl.json", GOOD);
    Cli cli = Cli.in(folder.resolve("project"));
    assertThat(cli.run("check", "--role", "../role.json", "x.asl.json").code()).isZero();
    Cli.Result both = cli.run("check", ".", "../other");
    assertThat(both.out()).contains("--> ../other/y.asl.json:1:").contains("2 state machines");
  }

  @Test
  void onlyWhatLiesInsideIsMended() {
    Cli outer = Cli.in(folder).file("other/y.asl.json", MISTYPED).file("project/x.asl.json", GOOD);
    Cli.Result result = outer.run("check", "--fix=unsafe", "project", "other");
    assertThat(result.err()).contains("other/y.asl.json lies outside the project");
    assertThat(outer.read("other/y.asl.json")).isEqualTo(MISTYPED);
  }

  @Test
  void reportsNameFilesFromTheRootAndTextFromHere() throws IOException {
    Cli cli = Cli.in(folder.resolve("project")).file("a/b/x.asl.json", MISTYPED);
    String fromRoot = cli.run("check", "--format", "json", ".").out();
    Cli inner = Cli.in(folder.resolve("project/a"));
    assertThat(inner.run("check", "--format", "json", ".").out()).isEqualTo(fromRoot);
    assertThat(Cli.in(folder).run("check", "--format", "json", "project").out())
        .isEqualTo(fromRoot)
        .contains("\"file\": \"a/b/x.asl.json\"");
    assertThat(inner.run("check", "b/x.asl.json").out()).contains("--> b/x.asl.json:1:");
    cli.run("check", "--baseline", "known.json", "--update-baseline", ".");
    assertThat(inner.run("check", "--baseline", "../known.json", ".").code()).isZero();
  }

  @Test
  void aPathThatTheFileSystemCannotSayCostsOnlyItself() {
    Cli cli =
        Cli.in(folder.resolve("project"))
            .file("x.asl.json", MISTYPED)
            .file("main.tf", "locals {\n  text = file(\"a\\u0000b\")\n}\n")
            .file(
                "t.yaml",
                "Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n"
                    + "    Properties: {DefinitionUri: \"a\\0b\"}\n");
    Cli.Result result = cli.run("check", ".");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("internal error");
    assertThat(result.out()).contains("--> x.asl.json:1:").contains("--> t.yaml:4:");
  }

  @Test
  void whatCannotBeOpenedIsAFinding() throws Exception {
    Cli.in(folder.resolve("project"))
        .file("x.asl.json", GOOD)
        .file("no.json", GOOD)
        .file("locked/y.asl.json", GOOD);
    OtherUser other = OtherUser.of(folder);
    other.forbid("project/no.json", "project/locked");
    Cli.Result result = other.run("project", "check", ".");
    assertThat(result.out())
        .contains("error[unreadable-file]: The folder cannot be opened: it is not permitted")
        .contains("--> locked:1:1")
        .contains("error[unreadable-file]: The file cannot be opened: it is not permitted")
        .contains("--> no.json:1:1")
        .contains("2 errors in 3 files (1 state machine");
    assertThat(result.code()).isEqualTo(1);
    for (String named : List.of("no.json", "locked")) {
      assertThat(other.run("project", "check", named).code()).isEqualTo(1);
    }
    assertThat(other.run("project", "types", "no.json").err())
        .contains("no.json:1:1: The file cannot be opened");
    assertThat(other.run("project", "check", "--role", "no.json", "x.asl.json").code())
        .isEqualTo(2);
    assertThat(other.run("project", "check", "--output", "locked/r", "x.asl.json").code())
        .isEqualTo(2);
    other.allow("project/locked");
  }
}
