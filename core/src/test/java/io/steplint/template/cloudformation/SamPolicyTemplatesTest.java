package io.steplint.template.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.source.YamlReader;
import io.steplint.template.cloudformation.SamPolicyTemplates.SamPolicyTemplate;
import io.steplint.template.draft.GrantTemplate;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SamPolicyTemplatesTest {

  private final Node place =
      Objects.requireNonNull(YamlReader.read(new FileSource("t.yaml", "\n  x")).root());

  private Text value(String name) {
    return name.startsWith("AWS::")
        ? Text.of(new Reference(name, "${" + name + "}", Reference.Domain.SEGMENT))
        : Text.of("orders");
  }

  private static String string(ObjectNode statement, String list, int item) {
    Node node = Objects.requireNonNull(statement.array(list)).items().get(item);
    return Objects.requireNonNull(node.asScalar()).string();
  }

  private ObjectNode statement(List<GrantTemplate> grants, int index) {
    ObjectNode document = GrantTemplate.document(place, grants, this::value);
    Node statement = Objects.requireNonNull(document.array("Statement")).items().get(index);
    return Objects.requireNonNull(statement.asObject());
  }

  @Test
  void fillsTheParametersIntoArns() {
    SamPolicyTemplate start =
        Objects.requireNonNull(SamPolicyTemplates.find("StepFunctionsExecutionPolicy"));
    ObjectNode statement = statement(start.grants(), 0);
    assertThat(start.parameters()).containsExactly("StateMachineName");
    assertThat(string(statement, "Action", 0)).isEqualTo("states:StartExecution");
    assertThat(string(statement, "Resource", 0))
        .isEqualTo(
            "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:orders");
    assertThat(statement.location()).isEqualTo(place.location());
  }

  @Test
  void leavesRegionAndAccountOutWhereTheServiceHasNone() {
    SamPolicyTemplate read = Objects.requireNonNull(SamPolicyTemplates.find("S3ReadPolicy"));
    assertThat(string(statement(read.grants(), 0), "Resource", 1))
        .isEqualTo("arn:${AWS::Partition}:s3:::orders/*");
  }

  @Test
  void keepsConditionsAndStatementsApart() {
    SamPolicyTemplate rotate =
        Objects.requireNonNull(SamPolicyTemplates.find("AWSSecretsManagerRotationPolicy"));
    ObjectNode condition =
        Objects.requireNonNull(statement(rotate.grants(), 0).object("Condition"));
    ObjectNode keys = Objects.requireNonNull(condition.object("StringEquals"));
    ScalarNode value =
        Objects.requireNonNull(keys.string("secretsmanager:resource/AllowRotationLambdaArn"));
    assertThat(value.string()).endsWith(":function:orders");
    assertThat(string(statement(rotate.grants(), 1), "Resource", 0)).isEqualTo("*");
  }

  @Test
  void canFillEveryTemplate() {
    assertThat(SamPolicyTemplates.names()).hasSizeGreaterThan(70);
    for (String name : SamPolicyTemplates.names()) {
      SamPolicyTemplate template = Objects.requireNonNull(SamPolicyTemplates.find(name));
      assertThat(template.grants()).as(name).isNotEmpty();
      for (GrantTemplate grant : template.grants()) {
        assertThat(grant.actions()).as(name).allMatch(action -> action.indexOf(':') > 0);
      }
    }
  }

  @Test
  void knowsWhatAConnectorBetweenMachinesGrants() {
    assertThat(SamConnectorProfiles.grants("AWS::StepFunctions::StateMachine", "Write")).hasSize(3);
    assertThat(SamConnectorProfiles.grants("AWS::StepFunctions::StateMachine", "Read")).hasSize(2);
    assertThat(SamConnectorProfiles.grants("AWS::EC2::Instance", "Read")).isEmpty();
  }

  /** Actions and resources as SAM documents them; the parameters are all {@code orders}. */
  @Test
  void expandsWhatWorkflowsUseAsItIsDocumented() {
    expands("LambdaInvokePolicy", "lambda:InvokeFunction on lambda:function:orders*");
    expands("SQSSendMessagePolicy", "sqs:SendMessage* on sqs:orders");
    expands(
        "SQSPollerPolicy",
        "sqs:ChangeMessageVisibility,sqs:ChangeMessageVisibilityBatch,sqs:DeleteMessage,"
            + "sqs:DeleteMessageBatch,sqs:GetQueueAttributes,sqs:ReceiveMessage on sqs:orders");
    expands("SNSPublishMessagePolicy", "sns:Publish on sns:orders");
    expands(
        "SNSCrudPolicy",
        "sns:ListSubscriptionsByTopic,sns:CreateTopic,sns:SetTopicAttributes,sns:Subscribe,"
            + "sns:Publish on sns:orders*");
    expands("EventBridgePutEventsPolicy", "events:PutEvents on events:event-bus/orders");
    expands("StepFunctionsExecutionPolicy", "states:StartExecution on states:stateMachine:orders");
    expands(
        "DynamoDBReadPolicy",
        "dynamodb:GetItem,dynamodb:Scan,dynamodb:Query,dynamodb:BatchGetItem,"
            + "dynamodb:DescribeTable on dynamodb:table/orders dynamodb:table/orders/index/*");
    expands(
        "DynamoDBWritePolicy",
        "dynamodb:PutItem,dynamodb:UpdateItem,dynamodb:BatchWriteItem on dynamodb:table/orders"
            + " dynamodb:table/orders/index/*");
    expands(
        "DynamoDBCrudPolicy",
        "dynamodb:GetItem,dynamodb:DeleteItem,dynamodb:PutItem,dynamodb:Scan,dynamodb:Query,"
            + "dynamodb:UpdateItem,dynamodb:BatchWriteItem,dynamodb:BatchGetItem,"
            + "dynamodb:DescribeTable,dynamodb:ConditionCheckItem on dynamodb:table/orders"
            + " dynamodb:table/orders/index/*");
    expands(
        "S3ReadPolicy",
        "s3:GetObject,s3:ListBucket,s3:GetBucketLocation,s3:GetObjectVersion,"
            + "s3:GetLifecycleConfiguration on s3:orders s3:orders/*");
    expands(
        "S3WritePolicy",
        "s3:PutObject,s3:PutObjectAcl,s3:PutLifecycleConfiguration on s3:orders s3:orders/*");
    expands("EcsRunTaskPolicy", "ecs:RunTask on ecs:task-definition/orders");
    expands("CloudWatchPutMetricPolicy", "cloudwatch:PutMetricData on *");
    expands("AWSSecretsManagerGetSecretValuePolicy", "secretsmanager:GetSecretValue on orders");
    expands("KMSDecryptPolicy", "kms:Decrypt on kms:key/orders");
    expands(
        "FirehoseWritePolicy",
        "firehose:PutRecord,firehose:PutRecordBatch on firehose:" + "deliverystream/orders");
    expands(
        "TextractGetResultPolicy",
        "textract:GetDocumentTextDetection," + "textract:GetDocumentAnalysis on *");
  }

  private void expands(String name, String... statements) {
    SamPolicyTemplate template = Objects.requireNonNull(SamPolicyTemplates.find(name));
    ObjectNode document = GrantTemplate.document(place, template.grants(), this::value);
    List<String> found = new ArrayList<>();
    for (Node item : Objects.requireNonNull(document.array("Statement")).items()) {
      ObjectNode statement = Objects.requireNonNull(item.asObject());
      found.add(
          (strings(statement, "Action", ",") + " on " + strings(statement, "Resource", " "))
              .replace("arn:${AWS::Partition}:", "")
              .replace(":${AWS::Region}:${AWS::AccountId}", "")
              .replace(":::", ":"));
    }
    assertThat(found).as(name).containsExactly(statements);
  }

  private static String strings(ObjectNode statement, String list, String between) {
    List<String> strings = new ArrayList<>();
    for (Node item : Objects.requireNonNull(statement.array(list)).items()) {
      strings.add(Objects.requireNonNull(item.asScalar()).string());
    }
    return String.join(between, strings);
  }
}
