package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What grows with every step of a small input is cut by its size, and what is cut is said. */
class BoundsTest {

  private static final String DONE =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
  private static final String WRONG = DONE.replace("Succeed", "Suceed");

  @TempDir Path folder;

  @Test
  void aSubstitutionInItselfTwice() {
    String value = "\"x\"";
    for (int i = 0; i < 40; i++) {
      value = "{\"Fn::Sub\":[\"${a}${a}\",{\"a\":" + value + "}]}";
    }
    Cli.Result result = check("t.json", template(machine("M", value)));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("\"state\": \"A\"").hasSizeLessThan(100_000);
  }

  @Test
  void namesThatNameEachOtherTwice() {
    StringBuilder machines = new StringBuilder(machine("M0", "\"x\""));
    for (int i = 1; i < 40; i++) {
      String before = "${M" + (i - 1) + ".Name}";
      machines.append(',').append(machine("M" + i, "{\"Fn::Sub\":\"" + before + before + "\"}"));
    }
    Cli.Result result = check("t.json", template(machines.toString()));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("\"stateMachines\": 40").hasSizeLessThan(5_000_000);
  }

  @Test
  void variablesThatNameEachOtherTwice() {
    StringBuilder text =
        new StringBuilder("service: x\nprovider: {name: aws}\ncustom:\n  v0: abcd\n");
    for (int i = 1; i < 40; i++) {
      String before = "${self:custom.v" + (i - 1) + "}";
      text.append("  v" + i + ": " + before + before + "\n");
    }
    text.append("stepFunctions:\n  stateMachines:\n    m:\n      name: ${self:custom.v39}\n")
        .append("      definition: " + WRONG + "\n");
    Cli.Result result = check("serverless.yml", text.toString());
    assertThat(result.out())
        .contains("Variables name each other too deeply or too often")
        .contains("\"state\": \"A\"")
        .contains("\"stateMachines\": 1")
        .hasSizeLessThan(100_000);
  }

  @Test
  void aConditionalInEveryOtherwise() {
    String text = "locals {\n  x = " + "a ? 1 : ".repeat(8_000) + "2\n}\n";
    Cli.in(folder).file("m.asl.json", WRONG);
    Cli.Result result = check("main.tf", text);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Expressions and blocks are nested deeper than 100 levels")
        .contains("\"state\": \"A\"");
  }

  @Test
  void aPayloadThatHoldsItselfTwice() {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      states
          .append("\"S" + i + "\":{\"Type\":\"Pass\",\"Parameters\":{\"a.$\":\"$\",\"b.$\":\"$\"},")
          .append("\"Next\":\"S" + (i + 1) + "\"},");
    }
    states.append("\"S40\":{\"Type\":\"Succeed\"}");
    Cli cli = Cli.in(folder).file("m.asl.json", "{\"StartAt\":\"S0\",\"States\":{" + states + "}}");
    Cli.Result result = cli.run("types", "--format", "json", "m.asl.json");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"$ref\": \"#/$defs/t1\"").hasSizeLessThan(1_000_000);
  }

  @Test
  void machinesThatStartTheNextTwice() {
    Cli cli = Cli.in(folder);
    for (int i = 0; i < 40; i++) {
      String next = "arn:aws:states:us-east-1:123456789012:stateMachine:m" + (i + 1);
      String start =
          "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::states:startExecution.sync:2\","
              + "\"Parameters\":{\"StateMachineArn\":\""
              + next
              + "\",\"Input\":{}},";
      cli.file(
          "m" + i + ".asl.json",
          "{\"StartAt\":\"A\",\"States\":{\"A\":"
              + start
              + "\"Next\":\"B\"},\"B\":"
              + start
              + "\"End\":true}}}");
    }
    cli.file("m40.asl.json", DONE);
    Cli.Result result = cli.run("types", "--format", "json", ".");
    assertThat(result.code()).isZero();
    assertThat(result.out().length() / 41).isLessThan(400_000);
  }

  private Cli.Result check(String file, String text) {
    return Cli.in(folder).file(file, text).run("check", "--format", "json", ".");
  }

  private static String template(String resources) {
    return "{\"Resources\":{" + resources + "}}";
  }

  private static String machine(String id, String name) {
    return "\""
        + id
        + "\":{\"Type\":\"AWS::StepFunctions::StateMachine\",\"Properties\":{"
        + "\"RoleArn\":\"arn:aws:iam::123456789012:role/x\",\"StateMachineName\":"
        + name
        + ",\"Definition\":"
        + WRONG
        + "}}";
  }
}
