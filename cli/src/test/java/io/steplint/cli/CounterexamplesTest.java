package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executions that show what a finding says. */
class CounterexamplesTest {

  private static final String ORDER =
      """
      {"StartAt": "Check payment", "States": {
        "Check payment": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Parameters": {"FunctionName": "pay", "Payload.$": "$.OrderId"},
          "ResultSelector": {"paid.$": "$.Payload.paid"}, "ResultPath": "$.payment",
          "Next": "Large?"},
        "Large?": {"Type": "Choice", "Choices": [{"Variable": "$.payment.paid",
          "NumericGreaterThan": 100, "Next": "Approve"}], "Default": "Ship"},
        "Approve": {"Type": "Pass", "Result": {"by": "boss"}, "ResultPath": "$.approval",
          "Next": "Ship"},
        "Ship": {"Type": "Pass", "Parameters": {"by.$": "$.approval.by"}, "End": true}}}
      """;
  private static final String SCHEMA =
      """
      {"type": "object", "properties": {"OrderId": {"type": "string"}, "Note": {"type": "string"}},
       "required": ["OrderId"], "additionalProperties": false}
      """;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project() {
    cli = Cli.in(folder).file("order.asl.json", ORDER).file("order.input.schema.json", SCHEMA);
  }

  private static String fingerprint(String json) {
    Matcher matcher = Pattern.compile("\"fingerprint\": \"([^\"]+)\"").matcher(json);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void aFindingHandsOverTheSmallestInputAndAnswersWithWhichItHappens() {
    Cli.Result result = cli.run("check", "--select", "missing-path", "--counterexamples", "always");
    assertThat(result.out())
        .contains(
            "= example: with the input {\"OrderId\":\"a\"} when Check payment answers",
            "{\"paid\":",
            "= then: Ship fails with States.Runtime: The JSONPath '$.approval.by'");
  }

  @Test
  void jsonHasInputAnswersAndSteps() {
    assertThat(cli.run("check", "--select", "missing-path", "--format", "json").out())
        .contains(
            "\"counterexample\": {\n        \"input\": {\n          \"OrderId\": \"a\"\n        }",
            "\"answers\": [",
            "\"pointer\": \"/States/Check payment\",\n            \"iteration\": []",
            "\"error\": {\n              \"Error\": \"States.Runtime\"");
  }

  @Test
  void nothingIsLookedForUnlessItIsShown() {
    assertThat(cli.run("check", "--select", "missing-path").out()).doesNotContain("= example");
    assertThat(
            cli.run(
                    "check",
                    "--select",
                    "missing-path",
                    "--format",
                    "json",
                    "--counterexamples",
                    "never")
                .out())
        .contains("\"counterexample\": null");
  }

  @Test
  void sarifHasACodeFlowOfTheStates() {
    assertThat(cli.run("check", "--select", "missing-path", "--format", "sarif").out())
        .contains("\"codeFlows\"", "\"threadFlows\"", "Ship gets");
  }

  @Test
  void aFindingCanBeRunAgain() {
    String json = cli.run("check", "--select", "missing-path", "--format", "json").out();
    Cli.Result run = cli.run("run", "--finding", fingerprint(json));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("Ship\n  input ", "failed with States.Runtime");
    assertThat(cli.run("run", "--finding", fingerprint(json), "--as", "teststate").out())
        .contains("\"definition\": \"{\\\"Type\\\":\\\"Pass\\\"", "\"inspectionLevel\": \"DEBUG\"");
    assertThat(cli.run("run", "--finding", "none").err()).contains("there is no finding none");
  }
}
