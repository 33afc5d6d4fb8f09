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
    assertThat(result.out())
        .isEqualTo(
            """
            No problems in 1 file (1 state machine, 0 roles)
              1 state machine without a known role or settings: permissions not judged
              1 state machine without a known input: what they read from it not judged
            """);
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

  private static final String CALLER =
      """
      {"StartAt": "Run", "States": {
        "Run": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
          "Parameters": {
            "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:child",
            "Input": {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id"}},
          "Next": "Use"},
        "Use": {"Type": "Pass", "InputPath": "$.Output.total", "End": true}}}
      """;
  private static final String MENDED =
      CALLER.replace("startExecution.sync", "startExecution.sync:2");

  @Test
  void aFixIsWrittenAndTheFileJudgedAgain() {
    Cli cli = cli().file("caller.asl.json", CALLER);
    Cli.Result timid = cli.run("check", "--fix");
    assertThat(timid.err()).contains("nothing to fix; 1 has a fix for --fix=unsafe alone");
    assertThat(timid.code()).isEqualTo(1);
    assertThat(cli.read("caller.asl.json")).isEqualTo(CALLER);
    Cli.Result bold = cli.run("check", "--fix=unsafe");
    assertThat(bold.err()).contains("mended 1 in 1 file");
    assertThat(bold.out()).startsWith("No problems");
    assertThat(bold.code()).isZero();
    assertThat(cli.read("caller.asl.json")).isEqualTo(MENDED);
  }

  @Test
  void aFixKeepsLineEndsAndTheMarkOfTheFile() {
    String marked = "\uFEFF" + CALLER.replace("\n", "\r\n");
    Cli cli = cli().file("caller.asl.json", marked);
    assertThat(cli.run("check", "--fix=unsafe", "--quiet").err()).isEmpty();
    assertThat(cli.read("caller.asl.json"))
        .isEqualTo(marked.replace("startExecution.sync", "startExecution.sync:2"));
  }

  @Test
  void aDiffChangesNothingAndGoesWhereOutputGoes() {
    Cli cli = cli().file("caller.asl.json", CALLER);
    Cli.Result result = cli.run("check", "--fix=unsafe", "--diff", "--output", "a.diff");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(cli.read("a.diff")).startsWith("--- a/caller.asl.json\n+++ b/caller.asl.json\n");
    assertThat(cli.read("caller.asl.json")).isEqualTo(CALLER);
  }

  @Test
  void standardInputIsNotMendedInPlace() {
    Cli cli = cli();
    Cli.Result refused = cli.runWithInput(CALLER, "check", "--fix=unsafe", "-");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--diff prints the change");
    assertThat(folder).isEmptyDirectory();
    assertThat(cli.runWithInput(CALLER, "check", "--fix=unsafe", "--diff", "-").out())
        .contains("+++ b/stdin.asl.json");
  }

  @Test
  void whatTheBaselineHoldsIsNotMended() {
    Cli cli = cli().file("caller.asl.json", CALLER);
    cli.run("check", "--baseline", "known.json", "--update-baseline");
    Cli.Result result = cli.run("check", "--baseline", "known.json", "--fix=unsafe");
    assertThat(result.err()).contains("nothing to fix");
    assertThat(result.out()).contains("1 in the baseline");
    assertThat(cli.read("caller.asl.json")).isEqualTo(CALLER);
  }

  @Test
  void yamlOnStandardInputNeedsNoName() {
    String yaml = "StartAt: A\nStates:\n  A: {Type: Pass, Next: B}\n";
    assertThat(cli().runWithInput(yaml, "check", "-").out()).contains("--> stdin.asl.yaml:3:25");
  }

  @Test
  void verboseSaysWhatWasReadAndJoinedAndWhatIsNotKnown() {
    Cli cli =
        cli()
            .file("caller.asl.json", CALLER)
            .file("role.json", "{\"Version\": \"2012-10-17\", \"Statement\": []}");
    assertThat(cli.run("check", "caller.asl.json", "--role", "role.json", "--verbose").err())
        .contains(
            "steplint: read 1 file\n",
            "state machine caller from caller.asl.json, its type is not known, role role,"
                + " its input is not known\n",
            "Run starts arn:aws:states:us-east-1:123456789012:stateMachine:child,"
                + " which is not among what was read\n",
            "role role has policies from role.json\n");
    cli.file("child.asl.json", GOOD);
    assertThat(cli.run("types", "--verbose", "--output", "out").err())
        .contains("Run starts child from child.asl.json\n");
  }

  @Test
  void aRoleOfATemplateSilencesWhatIsFoundInIt() {
    String template =
        """
        Resources:
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: !GetAtt Role.Arn
              Definition: {StartAt: A, States: {A: {Type: Succeed}}}
          Role:
            Type: AWS::IAM::Role
            Metadata: {steplint: {ignore: [IGNORED]}}
            Properties:
              AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: []}
              Policies:
                - PolicyName: all
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]
        """;
    Cli cli = cli().file("template.yaml", template.replace("IGNORED", "excess-permission"));
    assertThat(cli.run("check", "--select", "excess-permission,unused-suppression").out())
        .startsWith("No problems")
        .contains("1 suppressed");
    cli.file("template.yaml", template.replace("IGNORED", "dead-grant"));
    assertThat(
            cli.run("check", "--select", "excess-permission,dead-grant,unused-suppression").out())
        .contains("warning[excess-permission]")
        .contains("info[unused-suppression]: Nothing is silenced here: dead-grant")
        .contains("--> template.yaml:9:36");
  }
}
