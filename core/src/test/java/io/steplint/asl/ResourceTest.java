package io.steplint.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.text.Reference;
import io.steplint.text.Text;
import org.junit.jupiter.api.Test;

class ResourceTest {

  private static final Text PARTITION =
      Text.of(new Reference("AWS::Partition", "${AWS::Partition}", Reference.Domain.SEGMENT));

  private static TaskResource parse(String text) {
    return TaskResource.parse(Text.of(text));
  }

  @Test
  void readsIntegrationsAndTheirPatterns() {
    TaskResource.OptimizedIntegration sync =
        (TaskResource.OptimizedIntegration) parse("arn:aws:states:::states:startExecution.sync:2");
    assertThat(sync.service()).isEqualTo("states");
    assertThat(sync.api()).isEqualTo("startExecution");
    assertThat(sync.pattern()).isEqualTo(TaskResource.Pattern.SYNC_2);
    assertThat(parse("arn:aws-cn:states:::ecs:runTask.sync").pattern())
        .isEqualTo(TaskResource.Pattern.SYNC);
    assertThat(parse("arn:aws:states:::sqs:sendMessage").pattern())
        .isEqualTo(TaskResource.Pattern.REQUEST_RESPONSE);
    TaskResource.SdkIntegration sdk =
        (TaskResource.SdkIntegration)
            parse("arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken");
    assertThat(sdk.service()).isEqualTo("dynamodb");
    assertThat(sdk.operation()).isEqualTo("putItem");
    assertThat(sdk.pattern()).isEqualTo(TaskResource.Pattern.WAIT_FOR_TASK_TOKEN);
  }

  @Test
  void readsFunctionsAndActivities() {
    assertThat(parse("arn:aws:lambda:us-east-1:123456789012:function:F:live").kind())
        .isEqualTo(TaskResource.Kind.LAMBDA_FUNCTION);
    assertThat(parse("arn:aws:states:us-east-1:123456789012:activity:A").kind())
        .isEqualTo(TaskResource.Kind.ACTIVITY);
  }

  @Test
  void keepsTheReferencesOfATemplate() {
    Text text = Text.of("arn:").concat(PARTITION).concat(Text.of(":states:::lambda:invoke"));
    TaskResource.OptimizedIntegration resource =
        (TaskResource.OptimizedIntegration) TaskResource.parse(text);
    assertThat(resource.partition()).isEqualTo(PARTITION);
    assertThat(resource.isOptimized("lambda", "invoke")).isTrue();
  }

  @Test
  void saysNothingOfWhatItDoesNotKnow() {
    for (String text :
        new String[] {
          "",
          "foo:bar",
          "arn:aws:states:us-east-1:123456789012:lambda:invoke",
          "arn:aws:states:::aws-sdk:putItem"
        }) {
      assertThat(parse(text).kind()).as(text).isEqualTo(TaskResource.Kind.UNKNOWN);
    }
    assertThat(TaskResource.parse(Text.of("arn:aws:states:::").concat(PARTITION)).kind())
        .isEqualTo(TaskResource.Kind.UNKNOWN);
  }
}
