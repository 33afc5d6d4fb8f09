package io.steplint.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steplint.asl.Definition;
import io.steplint.execution.ExecutionOutcome.Status;
import io.steplint.execution.json.Json;
import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the recordings do not hold, and what the interpreter promises on its own. */
class MachineExecutionTest {

  private static final String START =
      """
      {"StartAt": "Run", "States": {"Run": {"Type": "Task",
        "Resource": "arn:aws:states:::%s",
        "Parameters": {"Name": "n", "Input": {"k": 1}, "StateMachineArn":
          "arn:aws:states:eu-west-1:123456789012:stateMachine:child"}, "End": true}}}
      """;
  private static final String CHILD =
      """
      {"StartAt": "Say", "States": {"Say": {"Type": "Pass", "Parameters": {"got.$": "$.k"},
        "End": true}}}
      """;

  @Test
  void aChildsOutputIsTextForSyncAndJsonForSync2() {
    assertThat(output(run(START.formatted("states:startExecution.sync"), CHILD)))
        .contains("\"Output\":\"{\\\"got\\\":1}\"", "\"Input\":\"{\\\"k\\\":1}\"")
        .contains("\"StartDate\":1767225600000");
    assertThat(output(run(START.formatted("states:startExecution.sync:2"), CHILD)))
        .contains("\"Output\":{\"got\":1}", "\"Input\":{\"k\":1}");
  }

  @Test
  void aSynchronousCallOfTheSdkAnswersWithTextAndDoesNotFailWithItsChild() {
    String call = START.formatted("aws-sdk:sfn:startSyncExecution");
    assertThat(output(run(call, CHILD)))
        .contains("\"Output\":\"{\\\"got\\\":1}\"", "\"StartDate\":\"2026-01-01T00:00:00.000Z\"");
    String failing = CHILD.replace("$.k", "$.gone");
    assertThat(output(run(call, failing)))
        .contains("\"Status\":\"FAILED\"", "\"Error\":\"States.Runtime\"")
        .doesNotContain("\"Output\"");
  }

  @Test
  void aChildThatFailsFailsItsParentUnderAnotherName() {
    String failing = CHILD.replace("$.k", "$.gone");
    ExecutionOutcome outcome = run(START.formatted("states:startExecution.sync:2"), failing);
    assertThat(outcome.error()).isEqualTo("States.TaskFailed");
    assertThat(outcome.cause()).contains("\"Error\":\"States.Runtime\"", "\"Status\":\"FAILED\"");
  }

  @Test
  void aChildThatNobodyWaitsForRunsAndChangesNothingForItsParent() {
    String failing = CHILD.replace("$.k", "$.gone");
    ExecutionOutcome outcome = run(START.formatted("states:startExecution"), failing);
    assertThat(output(outcome)).contains("\"ExecutionArn\"").doesNotContain("\"Output\"");
    assertThat(outcome.steps()).extracting(ExecutionStep::stateMachine).contains("child");
  }

  @Test
  void aRetrierTakesAsManyFailuresAsItSays() {
    String task =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
          "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
          "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}],
          "Catch": [{"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.e", "Next": "C"}]},
          "C": {"Type": "Pass", "End": true}}}
        """;
    TaskAnswer busy = TaskAnswer.failure("Busy", "later");
    assertThat(output(run(task, "{\"a\": 1}", busy, busy, TaskAnswer.result(2L)))).isEqualTo("2");
    assertThat(output(run(task, "{\"a\": 1}", busy, busy, busy)))
        .isEqualTo("{\"a\":1,\"e\":{\"Error\":\"Busy\",\"Cause\":\"later\"}}");
  }

  @Test
  void nobodyCatchesAPathThatIsNotThere() {
    String task =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
          "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName.$": "$.gone"},
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]},
          "C": {"Type": "Pass", "End": true}}}
        """;
    assertThat(run(task, "{}", TaskAnswer.result(1L)).error()).isEqualTo("States.Runtime");
  }

  @Test
  void iterationsAreNumberedAndSeeOuterVariables() {
    String map =
        """
        {"StartAt": "V", "States": {"V": {"Type": "Pass", "Assign": {"x": 7}, "Next": "M"},
          "M": {"Type": "Map", "ItemsPath": "$.xs", "End": true,
            "ItemSelector": {"v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index"},
            "ItemProcessor": {"StartAt": "T", "States": {"T": {"Type": "Pass", "End": true,
              "Parameters": {"v.$": "$.v", "i.$": "$.i", "x.$": "$x"}}}}}}}
        """;
    ExecutionOutcome outcome = run(map, "{\"xs\": [5, 6]}", new TaskAnswer[0]);
    assertThat(output(outcome)).isEqualTo("[{\"v\":5,\"i\":0,\"x\":7},{\"v\":6,\"i\":1,\"x\":7}]");
    assertThat(outcome.steps())
        .extracting(ExecutionStep::iteration)
        .containsExactly(List.of(), List.of(), List.of(0), List.of(1));
  }

  @Test
  void batchesHoldItemsAndWhatTheyShare() {
    String map =
        """
        {"QueryLanguage": "JSONata", "StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
          "Items": "{% $states.input.xs %}",
          "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"s": "{% 1+1 %}"}},
          "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
            "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}
        """;
    assertThat(output(run(map, "{\"xs\": [1, 2, 3]}", new TaskAnswer[0])))
        .isEqualTo(
            "[{\"BatchInput\":{\"s\":2},\"Items\":[1,2]},{\"BatchInput\":{\"s\":2},\"Items\":[3]}]");
  }

  @Test
  void dataOverTheQuotaFailsWithTheServicesName() {
    String pass =
        """
        {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
          "Output": "{% $pad('', 262143, 'x') %}"}}}
        """;
    assertThat(run(pass, "{}", new TaskAnswer[0]).error()).isEqualTo("States.DataLimitExceeded");
    assertThat(run(pass.replace("262143", "262142"), "{}", new TaskAnswer[0]).status())
        .isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void aRunWithoutAnEndIsGivenUp() {
    String loop =
        """
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
          "B": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "IsPresent": true,
            "Next": "C"}], "Default": "A"}, "C": {"Type": "Succeed"}}}
        """;
    assertThat(run(loop, "{}", new TaskAnswer[0]).status()).isEqualTo(Status.GIVEN_UP);
  }

  @Test
  void whatCannotBeExecutedIsSaidAndNotGuessed() {
    assertThatThrownBy(
            () ->
                run(
                    "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"InputPath\":"
                        + " \"$.x[\", \"End\": true}}}",
                    "{}",
                    new TaskAnswer[0]))
        .isInstanceOf(NotExecutableException.class)
        .hasMessageContaining("/States/A/InputPath cannot be evaluated");
  }

  private static String output(ExecutionOutcome outcome) {
    assertThat(outcome.status())
        .as(outcome.error() + " " + outcome.cause())
        .isEqualTo(Status.SUCCEEDED);
    return Json.text(Objects.requireNonNull(outcome.output()));
  }

  private static ExecutionOutcome run(String parent, String child) {
    return run(
        "{}",
        call -> null,
        Machines.raw("parent.asl.json", parent),
        Machines.raw("child.asl.json", child));
  }

  private static ExecutionOutcome run(String definition, String input, TaskAnswer... answers) {
    Deque<TaskAnswer> left = new ArrayDeque<>(Arrays.asList(answers));
    return run(input, call -> left.poll(), Machines.raw("m.asl.json", definition));
  }

  private static ExecutionOutcome run(String input, TaskAnswers answers, StateMachine... machines) {
    return MachineExecution.execute(
        Workspace.of(machines),
        m -> m.definitionNode() == null ? null : Definition.parse(m.definitionNode()),
        machines[0],
        Objects.requireNonNull(Json.parse(input)),
        answers,
        200);
  }
}
