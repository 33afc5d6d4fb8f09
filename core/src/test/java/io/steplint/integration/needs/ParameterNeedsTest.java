package io.steplint.integration.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.ObjectNode;
import io.steplint.table.Table;
import io.steplint.text.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a Task needs because of its parameters. */
class ParameterNeedsTest {

  private static List<Need> needs(String resource, String parameters) {
    String definition =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::%s",
         "Parameters": %s, "End": true}}}
        """
            .formatted(resource, parameters);
    ObjectNode node =
        Objects.requireNonNull(
            Objects.requireNonNull(Document.read(new FileSource("a.asl.json", definition)).root())
                .asObject());
    return MachineNeeds.of(
        Definition.parse(node),
        Caller.of("m", Text.of("arn:aws:states:eu-west-1:111122223333:stateMachine:m")),
        Surroundings.UNKNOWN,
        MachineNeeds.Settings.NONE,
        RequestContext.UNKNOWN);
  }

  /** Each need as {@code necessity action resource}. */
  private static List<String> printed(String resource, String parameters) {
    return needs(resource, parameters).stream()
        .map(need -> need.necessity() + " " + need.action() + " " + need.resource())
        .toList();
  }

  @Test
  void aRoleIsHandedOverWhereverItStands() {
    Need passed =
        needs(
                "aws-sdk:scheduler:createSchedule",
                "{\"Name\": \"n\", \"Target\": {\"RoleArn\": \"arn:aws:iam::1:role/go\"}}")
            .get(1);
    assertThat(passed.action()).isEqualTo("iam:PassRole");
    assertThat(passed.resource()).hasToString("arn:aws:iam::1:role/go");
    assertThat(passed.necessity()).isEqualTo(Necessity.SURE);
    assertThat(passed.context().get("iam:PassedToService").values())
        .containsExactly(Text.of("scheduler.amazonaws.com"));
  }

  @Test
  void aRoleInAListIsHandedOverToo() {
    assertThat(
            printed(
                "aws-sdk:eventbridge:putTargets",
                "{\"Rule\": \"r\", \"Targets\": [{\"Id\": \"1\", \"RoleArn.$\": \"$.role\"}]}"))
        .contains("SURE iam:PassRole arn:aws:iam::111122223333:role/*");
  }

  @Test
  void aRoleOfAnUndocumentedCallIsPossiblyHandedOver() {
    assertThat(
            printed(
                "aws-sdk:appflow:createConnectorProfile",
                "{\"ConnectorProfileConfig\": {\"P\": {\"RoleArn\": \"arn:aws:iam::1:role/r\"}}}"))
        .contains("POSSIBLE iam:PassRole arn:aws:iam::1:role/r");
  }

  @Test
  void dataThatSpeaksOfARoleHandsNothingOver() {
    assertThat(
            printed(
                "aws-sdk:lambda:invoke",
                "{\"FunctionName\": \"f\", \"Payload\": {\"RoleArn\": \"arn:aws:iam::1:role/r\"}}"))
        .noneMatch(need -> need.contains("PassRole"));
    assertThat(printed("aws-sdk:sts:assumeRole", "{\"RoleArn\": \"arn:aws:iam::1:role/r\"}"))
        .noneMatch(need -> need.contains("PassRole"));
  }

  @Test
  void theRolesOfATaskDefinitionThatIsNotReadAreUnknown() {
    assertThat(printed("ecs:runTask", "{\"TaskDefinition\": \"report\"}"))
        .containsExactly(
            "SURE ecs:RunTask arn:aws:ecs:eu-west-1:111122223333:task-definition/report:*",
            "UNKNOWN iam:PassRole arn:aws:iam::111122223333:role/*");
  }

  @Test
  void bothRolesOfTheCallTakeThePlaceOfThoseOfTheTaskDefinition() {
    String overrides =
        "{\"TaskRoleArn\": \"arn:aws:iam::1:role/t\", \"ExecutionRoleArn\":"
            + " \"arn:aws:iam::1:role/e\"}";
    assertThat(
            printed(
                "ecs:runTask", "{\"TaskDefinition\": \"d:4\", \"Overrides\": " + overrides + "}"))
        .containsExactly(
            "SURE ecs:RunTask arn:aws:ecs:eu-west-1:111122223333:task-definition/d:4",
            "SURE iam:PassRole arn:aws:iam::1:role/t",
            "SURE iam:PassRole arn:aws:iam::1:role/e");
  }

  @Test
  void tagsNeedARightOfTheirOwn() {
    assertThat(printed("batch:submitJob", "{\"JobDefinition\": \"d:1\", \"Tags\": {\"a\": \"b\"}}"))
        .contains("SURE batch:TagResource arn:aws:batch:eu-west-1:111122223333:job/*");
    assertThat(printed("batch:submitJob", "{\"JobDefinition\": \"d:1\"}"))
        .noneMatch(need -> need.contains("TagResource"));
    assertThat(printed("sagemaker:createTransformJob.sync", "{\"TransformJobName\": \"J\"}"))
        .contains(
            "SURE sagemaker:AddTags arn:aws:sagemaker:eu-west-1:111122223333:transform-job/j*");
  }

  @Test
  void whatAnExpressionDecidesIsPossible() {
    assertThat(printed("aws-sdk:rekognition:detectLabels", "{\"Image.$\": \"$.image\"}"))
        .contains("POSSIBLE s3:GetObject arn:aws:s3:::*/*");
  }

  @Test
  void objectsAreReadWithTheRightsOfTheCaller() {
    assertThat(
            printed(
                "aws-sdk:textract:analyzeID",
                "{\"DocumentPages\": [{\"S3Object\": {\"Bucket\": \"b\", \"Name\": \"1\"}},"
                    + " {\"S3Object\": {\"Bucket\": \"b\", \"Name\": \"2\"}}]}"))
        .contains("SURE s3:GetObject arn:aws:s3:::b/1", "SURE s3:GetObject arn:aws:s3:::b/2");
    assertThat(
            printed(
                "aws-sdk:transcribe:startTranscriptionJob",
                "{\"Media\": {\"MediaFileUri\": \"s3://b/k\"}, \"OutputBucketName\": \"o\"}"))
        .contains("SURE s3:GetObject arn:aws:s3:::b/k", "SURE s3:PutObject arn:aws:s3:::o/*");
  }

  @Test
  void aStackWithoutARoleMayNeedAnything() {
    assertThat(printed("aws-sdk:cloudformation:createStack", "{\"StackName\": \"s\"}"))
        .contains("UNKNOWN * *");
    assertThat(
            printed(
                "aws-sdk:cloudformation:createStack",
                "{\"StackName\": \"s\", \"RoleARN\": \"arn:aws:iam::1:role/r\"}"))
        .contains("SURE iam:PassRole arn:aws:iam::1:role/r")
        .doesNotContain("UNKNOWN * *");
  }

  @Test
  void aProfileNeedsTheModelInTheRegionsOfItsGeography() {
    assertThat(printed("bedrock:invokeModel", "{\"ModelId\": \"eu.acme.model-v1:0\"}"))
        .containsExactly(
            "SURE bedrock:InvokeModel"
                + " arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.acme.model-v1:0",
            "SURE bedrock:InvokeModel arn:aws:bedrock:eu-west-1::foundation-model/acme.model-v1:0",
            "POSSIBLE bedrock:InvokeModel arn:aws:bedrock:eu-*::foundation-model/acme.model-v1:0");
    assertThat(printed("bedrock:invokeModel", "{\"ModelId\": \"acme.model-v1:0\"}"))
        .containsExactly(
            "SURE bedrock:InvokeModel arn:aws:bedrock:eu-west-1::foundation-model/acme.model-v1:0");
  }

  private static List<String> keysOf(Surroundings surroundings) {
    String topic =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
         "Parameters": {"TopicArn": "arn:aws:sns:eu-west-1:1:t"}, "End": true}}}
        """;
    ObjectNode node =
        Objects.requireNonNull(
            Objects.requireNonNull(Document.read(new FileSource("a.asl.json", topic)).root())
                .asObject());
    return MachineNeeds.of(
            Definition.parse(node),
            Caller.of("m", Text.of("arn:aws:states:eu-west-1:111122223333:stateMachine:m")),
            surroundings,
            MachineNeeds.Settings.NONE,
            RequestContext.UNKNOWN)
        .stream()
        .filter(need -> need.kind() == NeedKind.KEY)
        .map(need -> need.necessity() + " " + need.action() + " " + need.resource())
        .toList();
  }

  private static Surroundings encrypted(Surroundings.@Nullable Encryption encryption) {
    return new Surroundings() {
      @Override
      public @Nullable Child find(Text arn) {
        return null;
      }

      @Override
      public @Nullable Encryption encryption(Text arn) {
        return arn.equals(Text.of("arn:aws:sns:eu-west-1:1:t")) ? encryption : null;
      }
    };
  }

  @Test
  void theKeyOfAResourceIsNeededAsFarAsItIsKnown() {
    Text key = Text.of("arn:aws:kms:eu-west-1:1:key/k");
    assertThat(keysOf(encrypted(new Surroundings.Encryption(key, true))))
        .containsExactly("SURE kms:GenerateDataKey " + key, "SURE kms:Decrypt " + key);
    assertThat(keysOf(encrypted(new Surroundings.Encryption(key, false))))
        .containsExactly("POSSIBLE kms:GenerateDataKey " + key, "POSSIBLE kms:Decrypt " + key);
    assertThat(keysOf(encrypted(new Surroundings.Encryption(null, false)))).isEmpty();
    assertThat(keysOf(encrypted(null)))
        .containsExactly(
            "POSSIBLE kms:GenerateDataKey arn:aws:kms:eu-west-1:111122223333:key/*",
            "POSSIBLE kms:Decrypt arn:aws:kms:eu-west-1:111122223333:key/*");
  }

  @Test
  void everyRowNamesItsSource() {
    for (String table :
        List.of(
            "parameter-rights.txt",
            "passed-roles.txt",
            "encrypted-resources.txt",
            "integrations.txt")) {
      for (String line : Table.beside(ParameterRights.class, table).rows()) {
        String source = line.substring(line.lastIndexOf('|') + 1);
        assertThat(source).as(table + ": " + line).isNotBlank();
      }
    }
  }
}
