package io.steplint.integration.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.testing.Machines;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskResultsTest {

  private static final TaskResults.Child CHILD =
      new TaskResults.Child(
          Types.object().required("in", Type.integer()).closed(),
          Types.object().required("out", Type.bool()).closed(),
          Types.executionArn("child"),
          Types.machineArn("child"),
          Type.literal("nightly"));

  private static TaskResource resource(String arn) {
    String definition =
        "{\"StartAt\": \"T\", \"States\": {\"T\": {\"Type\": \"Task\", \"Resource\": \""
            + arn
            + "\", \"End\": true}}}";
    Definition parsed =
        Definition.parse(
            Objects.requireNonNull(Machines.raw("m.asl.json", definition).definitionNode()));
    return ((TaskState) Objects.requireNonNull(parsed.top().state("T"))).resource();
  }

  private static Type result(String arn, Type arguments) {
    return TaskResults.success(resource(arn), arguments, CHILD);
  }

  private static Type optimized(String call) {
    return result("arn:aws:states:::" + call, Type.anyObject());
  }

  private static Type field(Type type, String name) {
    Type all = Type.never();
    for (ObjectShape shape : type.objects()) {
      all = all.join(shape.field(name).type());
    }
    return all;
  }

  private static boolean always(Type type, String name) {
    return type.mustBe(Kind.OBJECT)
        && type.objects().stream().allMatch(shape -> shape.field(name).isRequired());
  }

  private static boolean never(Type type, String name) {
    return type.objects().stream().allMatch(shape -> shape.field(name).isAbsent());
  }

  @Test
  void aTaskOfEcsHasTheFieldsOfItsModel() {
    Type tasks = field(optimized("ecs:runTask"), "Tasks");
    Type task = Objects.requireNonNull(tasks.array()).item();
    assertThat(field(task, "TaskArn")).isEqualTo(Type.string());
    assertThat(field(task, "CreatedAt")).isEqualTo(Type.integer());
    assertThat(field(field(task, "Overrides"), "Cpu")).isEqualTo(Type.string());
    Type container =
        Objects.requireNonNull(field(optimized("ecs:runTask.sync"), "Containers").array()).item();
    assertThat(field(container, "ExitCode")).isEqualTo(Type.integer());
    assertThat(always(optimized("ecs:runTask.sync"), "TaskArn")).isTrue();
  }

  @Test
  void aHarnessGivesItsLastMessageAndTheTokensOfAll() {
    Type result = optimized("bedrockagentcore:invokeHarness");
    assertThat(field(field(result, "Usage"), "TotalTokens")).isEqualTo(Type.integer());
  }

  @Test
  void aStartThatIsNotWaitedForTellsWhichExecutionItIs() {
    Type result = optimized("states:startExecution");
    assertThat(field(result, "ExecutionArn")).isEqualTo(Types.executionArn("child"));
    assertThat(field(result, "StartDate")).isEqualTo(Type.integer());
    assertThat(always(result, "SdkHttpMetadata")).isTrue();
    assertThat(never(result, "Output")).isTrue();
    assertThat(never(result, "Status")).isTrue();
  }

  @Test
  void theFirstFormOfSyncReturnsTexts() {
    Type result = optimized("states:startExecution.sync");
    assertThat(field(result, "Output")).isEqualTo(Types.jsonText(CHILD.output()));
    assertThat(field(result, "Input")).isEqualTo(Types.jsonText(CHILD.input()));
    assertThat(field(result, "Status")).isEqualTo(Type.literal("SUCCEEDED"));
    assertThat(field(result, "Name")).isEqualTo(Type.literal("nightly"));
    assertThat(never(result, "SdkHttpMetadata")).isTrue();
  }

  @Test
  void theSecondFormOfSyncReturnsValues() {
    Type result = optimized("states:startExecution.sync:2");
    assertThat(field(result, "Output")).isEqualTo(CHILD.output());
    assertThat(field(result, "Input")).isEqualTo(CHILD.input());
    assertThat(always(result, "Output")).isTrue();
    assertThat(always(result, "RedriveCount")).isFalse();
  }

  @Test
  void aCallbackReturnsWhateverItSends() {
    assertThat(optimized("states:startExecution.waitForTaskToken").isUnknown()).isTrue();
    assertThat(optimized("sqs:sendMessage.waitForTaskToken").isUnknown()).isTrue();
  }

  @Test
  void theSdkReturnsTheBareResponseWithDatesAsText() {
    Type result = optimized("aws-sdk:sfn:startExecution");
    assertThat(field(result, "StartDate").mustBe(Kind.STRING)).isTrue();
    assertThat(never(result, "SdkHttpMetadata")).isTrue();
    assertThat(never(result, "executionArn")).isTrue();
  }

  @Test
  void aSynchronousStartSucceedsThoughItsChildFailed() {
    Type result = optimized("aws-sdk:sfn:startSyncExecution");
    assertThat(always(result, "Status")).isTrue();
    assertThat(always(result, "Output")).isFalse();
    assertThat(never(result, "Output")).isFalse();
    assertThat(TaskResults.hasOutcomes(resource("arn:aws:states:::aws-sdk:sfn:startSyncExecution")))
        .isTrue();
  }

  @Test
  void aLambdaFunctionIsWrappedOnlyWhereItIsInvoked() {
    Type result = optimized("lambda:invoke");
    assertThat(field(result, "Payload").isUnknown()).isTrue();
    assertThat(field(result, "StatusCode").mustBe(Kind.NUMBER)).isTrue();
    assertThat(never(result, "statusCode")).isTrue();
    assertThat(
            result("arn:aws:lambda:eu-west-1:123456789012:function:f", Type.unknown()).isUnknown())
        .isTrue();
  }

  @Test
  void anEventTellsNothingOfItsTransport() {
    Type result = optimized("events:putEvents");
    assertThat(always(result, "FailedEntryCount")).isTrue();
    assertThat(field(result, "Entries").mustBe(Kind.ARRAY)).isTrue();
  }

  @Test
  void aTableReturnsAttributeValues() {
    Type item = field(optimized("dynamodb:getItem"), "Item");
    assertThat(item.mustBe(Kind.OBJECT)).isTrue();
    assertThat(always(optimized("dynamodb:getItem"), "Item")).isFalse();
  }

  @Test
  void aTaskOfAContainerIsReturnedItselfOnceItHasRun() {
    assertThat(always(optimized("ecs:runTask"), "Tasks")).isTrue();
    Type task = optimized("ecs:runTask.sync");
    assertThat(always(task, "TaskArn")).isTrue();
    assertThat(always(task, "Tasks")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-sdk:s3:getObject", "aws-sdk:dynamodb:query", "aws-sdk:none:nothing"})
  void anSdkCallReturnsAnObject(String call) {
    assertThat(optimized(call).mustBe(Kind.OBJECT)).isTrue();
  }

  @Test
  void whatFailsHandsOnTexts() {
    Type error = TaskResults.error(resource("arn:aws:states:::sqs:sendMessage"), true);
    assertThat(field(error, "Error").mustBe(Kind.STRING)).isTrue();
    Type callback =
        TaskResults.error(resource("arn:aws:states:::sqs:sendMessage.waitForTaskToken"), true);
    assertThat(field(callback, "Cause").mayBe(Kind.NULL)).isTrue();
  }
}
