package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told who gives the wrong thing, or the right one in an unusual way. */
class InputTest {

  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Parameters:
        Stage: {Type: String}
      Resources:
        Machine:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::123456789012:role/r
            Definition: {StartAt: A, States: {A: {Type: Pass, Next: Gone}}}
      """;

  @TempDir Path folder;

  @Test
  void aTemplateOnStandardInputIsRecognised() {
    Cli.Result yaml = Cli.in(folder).runWithInput(TEMPLATE, "check", "-");
    assertThat(yaml.out()).contains("State \"A\" goes to \"Gone\", which does not exist");
    assertThat(yaml.out()).contains("stdin.yaml:9");
    String json =
        "{\"Resources\": {\"M\": {\"Type\": \"AWS::StepFunctions::StateMachine\", \"Properties\":"
            + " {\"Definition\": {\"StartAt\": \"B\", \"States\": {\"A\": {\"Type\":"
            + " \"Succeed\"}}}}}}}";
    assertThat(Cli.in(folder).runWithInput(json, "check", "-").out())
        .contains("StartAt names \"B\", which does not exist", "stdin.json:1");
  }

  @Test
  void aParameterThatNoTemplateHasIsTold() {
    Cli cli = Cli.in(folder).file("t.yaml", TEMPLATE);
    assertThat(cli.run("check", "--param", "Stgae=prod", ".").err())
        .contains("no template has a parameter Stgae; did you mean Stage?");
    assertThat(cli.run("check", "--param", "Stage=prod", ".").err()).isEmpty();
  }

  @Test
  void aDeploymentThatCannotBeIsRefused() {
    Cli cli = Cli.in(folder).file("t.yaml", TEMPLATE);
    assertUnusable(cli, "'nowhere' is no Region", "--region", "nowhere");
    assertUnusable(cli, "'12' is no account", "--account", "12");
    assertUnusable(cli, "'foo' is no partition", "--partition", "foo");
    assertThat(
            cli.run("check", "--region", "us-gov-west-1", "--account", "123456789012", ".").code())
        .isEqualTo(1);
  }

  @Test
  void aFolderOrFileWithoutInputIsToldWhatIsLookedFor() {
    assertUnusable(
        Cli.in(folder),
        "no state machines, templates or policies found in . (looked for *.asl.json");
    assertUnusable(
        Cli.in(folder).file("obj.json", "{\"a\": 1}"),
        "obj.json is neither a state machine (StartAt and States), nor a template",
        "obj.json");
  }

  @Test
  void aFileOfPowershellIsToldByItsCause() throws Exception {
    Files.write(
        folder.resolve("a.asl.json"),
        "\uFEFF{\"StartAt\": \"A\"}".getBytes(StandardCharsets.UTF_16LE));
    assertThat(Cli.in(folder).run("check", ".").out())
        .contains("The file is in UTF-16, which PowerShell's > writes; save it as UTF-8");
  }

  @Test
  void whatJsonDoesNotTakeIsToldInWordsOfItsAuthor() {
    assertComplaint("{\"StartAt\": \"A\" // here\n}", "JSON has no comments");
    assertComplaint("{'StartAt': 'A'}", "JSON strings need double quotes, found '");
    assertComplaint("{\"StartAt\": \"A\",}", "The comma before } is one too many");
    assertComplaint("{\"StartAt\": \"A\" \"States\": {}}", "A comma is missing before \"");
    assertComplaint("{\"StartAt\" \"A\"}", "A colon is missing between the key and its value");
    assertComplaint("{\"StartAt\": A}", "A is no JSON value; a text needs double quotes");
    assertComplaint("{\"StartAt\": [1, 2}", "} stands where ] is due");
    assertComplaint("{\"StartAt\": {\"A\": 1}", "The text ends before an object is closed");
  }

  @Test
  void accessThatIsGainedFailsTheGateThatAsksForIt() {
    Cli cli =
        Cli.in(folder)
            .file("old/a.asl.json", machine())
            .file("new/a.asl.json", machine())
            .file("old/role.json", role("s3:GetObject"))
            .file("new/role.json", role("s3:*"))
            .file("old/.steplint.yaml", configuration())
            .file("new/.steplint.yaml", configuration());
    assertThat(cli.run("access", "--base", "old", "new").code()).isZero();
    assertThat(cli.run("access", "--base", "old", "--fail-on", "gained", "new").code())
        .isEqualTo(1);
    assertThat(cli.run("access", "--base", "new", "--fail-on", "gained", "old").code()).isZero();
    assertThat(cli.run("access", "--fail-on", "gained", "new").err()).contains("--base DIR");
  }

  private static String machine() {
    return "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
  }

  private static String role(String action) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \""
        + action
        + "\", \"Resource\": \"*\"}]}";
  }

  private static String configuration() {
    return "stateMachines:\n  - {definition: a.asl.json, role: role.json}\n";
  }

  private void assertComplaint(String json, String sentence) {
    Cli.Result result = Cli.in(folder).file("c.asl.json", json).run("check", "c.asl.json");
    assertThat(result.out()).contains("error[invalid-json]: " + sentence);
  }

  private static void assertUnusable(Cli cli, String sentence, String... words) {
    String[] line = new String[words.length + 1];
    line[0] = "check";
    System.arraycopy(words, 0, line, 1, words.length);
    Cli.Result result = cli.run(line);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(sentence);
  }
}
