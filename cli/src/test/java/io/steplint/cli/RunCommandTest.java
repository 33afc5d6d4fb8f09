package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  private static final String PARENT =
      """
      {"StartAt": "Pay", "States": {
        "Pay": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Parameters": {"FunctionName": "pay", "Payload.$": "$"},
          "ResultSelector": {"paid.$": "$.Payload.paid"},
          "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}],
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Refuse"}], "Next": "Ship"},
        "Ship": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
          "Parameters": {"StateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:child",
            "Input.$": "$"}, "OutputPath": "$.Output", "End": true},
        "Refuse": {"Type": "Fail", "Error": "Refused", "CausePath": "$.Error"}}}
      """;
  private static final String CHILD =
      """
      {"StartAt": "Say", "QueryLanguage": "JSONata", "States": {"Say": {"Type": "Pass",
        "Output": "{% 'paid ' & $states.input.paid %}", "End": true}}}
      """;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project() {
    cli =
        Cli.in(folder)
            .file("parent.asl.json", PARENT)
            .file("child.asl.json", CHILD)
            .file("paid.json", "{\"Payload\": {\"paid\": 3}}")
            .file("busy.json", "{\"Error\": \"Busy\", \"Cause\": \"later\"}");
  }

  private Cli.Result run(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "run";
    all[1] = "--machine";
    all[2] = "parent";
    System.arraycopy(words, 0, all, 3, words.length);
    return cli.run(all);
  }

  @Test
  void aChildIsExecutedWithWhatItIsSent() {
    Cli.Result result = run("--answer", "/States/Pay=paid.json");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("child  Say\n  input   {\"paid\":3}\n  output  \"paid 3\"\n", "succeeded");
  }

  @Test
  void answersAreUsedInTheirOrder() {
    assertThat(run("--answer", "/States/Pay=busy.json", "--answer", "/States/Pay=paid.json").code())
        .isZero();
    Cli.Result failed =
        run("--answer", "/States/Pay=busy.json", "--answer", "/States/Pay=busy.json");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).contains("caught  Busy: later", "failed with Refused: Busy");
  }

  @Test
  void aTaskWithoutAnAnswerStopsTheRunAndIsNamed() {
    Cli.Result result = run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("needs an answer: Pay", "--answer '/States/Pay=FILE'");
    assertThat(run("--format", "json").out())
        .contains(
            "\"status\": \"NEEDS_ANSWER\"",
            "\"needs\": {\n    \"stateMachine\": \"parent\",\n    \"pointer\": \"/States/Pay\",");
  }

  @Test
  void jsonHasOutputOfASuccessAndErrorOfAFailure() {
    assertThat(run("--format", "json", "--answer", "/States/Pay=paid.json").out())
        .contains("\"status\": \"SUCCEEDED\"", "\"output\": \"paid 3\"", "\"needs\": null")
        .doesNotContain("\"cause\"");
    assertThat(
            run(
                    "--format",
                    "json",
                    "--answer",
                    "/States/Pay=busy.json",
                    "--answer",
                    "/States/Pay=busy.json")
                .out())
        .contains("\"status\": \"FAILED\"", "\"error\": \"Refused\"", "\"cause\": \"Busy\"");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    assertThat(cli.run("run").err()).contains("say with --machine which one to run: child, parent");
    assertThat(cli.run("run", "--machine", "paren").err()).contains("did you mean parent?");
    assertThat(run("--answer", "/States/Pau=paid.json").err())
        .contains("there is no Task at /States/Pau of parent; did you mean /States/Pay?");
    assertThat(run("--answer", "paid.json").code()).isEqualTo(2);
    assertThat(run("--answer", "child#/States/Say=paid.json").err())
        .contains("there is no Task at /States/Say of child");
  }

  @Test
  void saysWhichAnswersNobodyUsed() {
    assertThat(run("--answer", "/States/Pay=paid.json", "--answer", "/States/Pay=paid.json").err())
        .contains("not used: --answer /States/Pay=paid.json");
  }

  @Test
  void theExampleOfTheMachineIsItsInput() {
    cli.file("child.input.json", "{\"paid\": 5}");
    assertThat(cli.run("run", "--machine", "child").out()).contains("\"paid 5\"");
  }

  @Test
  void aDefinitionThatCannotBeExecutedIsSaid() {
    cli.file(
        "odd.asl.json",
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\"," + " \"Next\": \"B\"}}}");
    Cli.Result result = cli.run("run", "--machine", "odd");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("odd cannot be executed", "B, which is not there");
  }
}
