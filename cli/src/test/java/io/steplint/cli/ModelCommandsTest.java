package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What types, access, policy and graph print of a machine that starts another. */
class ModelCommandsTest {

  private static final String PARENT =
      """
      {"StartAt": "Run", "States": {"Run": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::states:startExecution",
        "Parameters": {"StateMachineArn":
          "arn:aws:states:eu-west-1:123456789012:stateMachine:child"}}}}
      """;
  private static final String CHILD =
      "{\"StartAt\": \"Say\", \"States\": {\"Say\": {\"Type\": \"Pass\", \"Result\": {\"ok\":"
          + " true}, \"End\": true}}}";
  private static final String ROLE =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
        "Action": "states:StartExecution",
        "Resource": "arn:aws:states:eu-west-1:123456789012:stateMachine:child"}]}
      """;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project() {
    cli =
        Cli.in(folder)
            .file("parent.asl.json", PARENT)
            .file("child.asl.json", CHILD)
            .file("role.json", ROLE);
  }

  @Test
  void typesAreSchemasOfWhatStatesReturn() {
    Cli.Result result = cli.run("types", "--format", "json", "child.asl.json");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("{\n  \"version\": 1,\n  \"stateMachines\": [")
        .contains("\"input\": true", "\"result\": null", "\"reachable\": true", "\"ok\"");
  }

  @Test
  void typesAreDeclarationsOfOtherLanguages() {
    assertThat(cli.run("types", "--format", "typescript", "child.asl.json").out())
        .contains("export namespace Child {", "export type Output = {", "ok: true;");
    assertThat(cli.run("types", "--format", "java", "child.asl.json").out())
        .contains("public final class Child {", "public record Output(Boolean ok) {}");
    assertThat(cli.run("types", "child.asl.json").out()).contains("output  { ok: true }");
  }

  @Test
  void accessIsExactWhereTheRoleGrantsWhatIsNeeded() {
    Cli.Result json =
        cli.run("access", "--format", "json", "--role", "role.json", "parent.asl.json");
    assertThat(json.out())
        .contains(
            "\"verdict\": \"exact\"", "\"kind\": \"call\"", "\"grantedBy\"", "\"statement\": 0");
    assertThat(cli.run("access", "--role", "role.json", "parent.asl.json").out())
        .contains("parent  parent.asl.json, role role  exact")
        .contains("granted  call");
  }

  @Test
  void whatPolicyPrintsAccessCallsExact() {
    assertThatLeastPrivilegeIsExact("parent.asl.json");
  }

  @Test
  void whatPolicyPrintsIsExactAlsoWherePlaceholdersAreOpen() {
    cli.file(
        "open.asl.json",
        """
        {"StartAt": "Run", "QueryLanguage": "JSONata", "States": {
          "Run": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
            "Arguments": {"StateMachineArn": "${ChildArn}"}, "Next": "Send"},
          "Send": {"Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Arguments": {"QueueUrl": "${Queue}",
              "MessageBody": "{% $states.context.Task.Token %}"}, "Next": "Tell"},
          "Tell": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
            "Arguments": {"TopicArn": "TO_BE_REPLACED", "Message": "done"}, "Next": "Ask"},
          "Ask": {"Type": "Task", "Resource": "arn:aws:states:::bedrock:invokeModel",
            "Arguments": {"ModelId":
              "{% 'arn:aws:bedrock:' & $region & '::foundation-model/small' %}"}, "Next": "Each"},
          "Each": {"Type": "Map", "Label": "Part", "End": true, "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "Go", "States": {"Go": {"Type": "Pass", "End": true}}}}}}
        """);
    assertThatLeastPrivilegeIsExact("open.asl.json");
  }

  private void assertThatLeastPrivilegeIsExact(String definition) {
    String printed = cli.run("policy", definition).out();
    int from = printed.indexOf("\"policy\": ") + "\"policy\": ".length();
    int to = printed.lastIndexOf("}\n  ]");
    cli.file("made.json", printed.substring(from, to));
    assertThat(cli.run("access", "--role", "made.json", definition).out()).contains("  exact\n");
  }

  private static final String TEMPLATE =
      """
      Resources:
        Child:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            DefinitionString: '{"StartAt": "Say", "States": {"Say": {"Type": "Succeed"}}}'
            RoleArn: !GetAtt Role.Arn
        Parent:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            StateMachineName: parent
            RoleArn: !GetAtt Role.Arn
            DefinitionString: !Sub >
              {"StartAt": "Run", "States": {"Run": {"Type": "Task", "End": true,
                "Resource": "arn:aws:states:::states:startExecution.sync:2",
                "Parameters": {"StateMachineArn": "${Child}"}}}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
            Policies:
              - PolicyName: run
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - {Effect: Allow, Action: "states:StartExecution", Resource: !Ref Child}
                    - Effect: Allow
                      Action: ["states:DescribeExecution", "states:StopExecution"]
                      Resource: !Sub "arn:PARTITION:states:${AWS::Region}:${AWS::AccountId}:execution:${Child.Name}:*"
                    - Effect: Allow
                      Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"]
                      Resource: !Sub "arn:PARTITION:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"
      """;

  @Test
  void whatATemplateLeavesOpenIsInThePartitionOfItsTasks() {
    cli.file("template.yaml", TEMPLATE.replace("PARTITION", "aws"));
    assertThat(cli.run("access", "template.yaml").out())
        .contains("parent  template.yaml, role Role  exact")
        .contains("on arn:${AWS::Partition}:states:");
  }

  @Test
  void grantsInAnotherPartitionThanThatOfTheTasksAreNone() {
    cli.file("template.yaml", TEMPLATE.replace("PARTITION", "aws-cn"));
    assertThat(cli.run("access", "template.yaml").out())
        .contains("missing  poll")
        .doesNotContain("for example: arn:aws:");
  }

  @Test
  void whereTheTasksLeaveThePartitionOpenTheStatementsTellIt() {
    cli.file(
        "template.yaml",
        TEMPLATE
            .replace("arn:aws:states:::", "arn:${AWS::Partition}:states:::")
            .replace("PARTITION", "aws-cn"));
    assertThat(cli.run("access", "template.yaml").out())
        .contains("parent  template.yaml, role Role  exact");
  }

  @Test
  void aPolicyForATemplateNamesATopicAndAQueueByTheirNames() {
    cli.file(
        "template.yaml",
        """
        Resources:
          Topic: {Type: 'AWS::SNS::Topic'}
          Queue: {Type: 'AWS::SQS::Queue'}
          Jobs: {Type: 'AWS::Batch::JobQueue'}
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition:
                StartAt: Publish
                States:
                  Publish:
                    Type: Task
                    Resource: arn:aws:states:::sns:publish
                    Parameters: {TopicArn: !Ref Topic, Message: m}
                    Next: Send
                  Send:
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage
                    Parameters: {QueueUrl: !Ref Queue, MessageBody: m}
                    Next: Submit
                  Submit:
                    Type: Task
                    Resource: arn:aws:states:::batch:submitJob
                    Parameters: {JobName: j, JobDefinition: d, JobQueue: !Ref Jobs}
                    End: true
              Policies:
        """);
    String policy = cli.run("policy", "--format", "sam", "template.yaml").out();
    assertThat(policy)
        .contains(":${Topic.TopicName}\"")
        .contains(":${Queue.QueueName}\"")
        .contains("- !Ref Jobs\n");
    cli.file("template.yaml", cli.read("template.yaml") + policy.indent(8));
    assertThat(cli.run("access", "template.yaml").out()).contains("  exact\n");
  }

  @Test
  void policiesArePrintedForTemplates() {
    assertThat(cli.run("policy", "--format", "cloudformation", "parent.asl.json").out())
        .contains("- PolicyName: \"parent-least-privilege\"", "- states:StartExecution");
    assertThat(cli.run("policy", "--format", "sam", "parent.asl.json").out())
        .contains("- Version: \"2012-10-17\"\n  Statement:\n    - Effect: Allow");
    assertThat(cli.run("policy", "--format", "terraform", "parent.asl.json").out())
        .contains("data \"aws_iam_policy_document\" \"parent\" {");
  }

  @Test
  void oneRequestIsAnswered() {
    String child = "arn:aws:states:eu-west-1:123456789012:stateMachine:child";
    assertThat(
            cli.run(
                    "access",
                    "--policy",
                    "role.json",
                    "--action",
                    "states:StartExecution",
                    "--resource",
                    child)
                .out())
        .contains("\"decision\": \"Allowed\"", "\"file\": \"role.json\"", "\"line\": 1");
    assertThat(
            cli.run(
                    "access",
                    "--policy",
                    "role.json",
                    "--action",
                    "states:StopExecution",
                    "--resource",
                    child,
                    "--format",
                    "text")
                .out())
        .isEqualTo("ImplicitlyDenied: no identity policy allows it\n");
    assertThat(cli.run("access", "--policy", "role.json", "--action", "x").code()).isEqualTo(2);
    assertThat(cli.run("access", "--policy", "role.json", "--action", "s3:", "--resource", "*"))
        .isEqualTo(refused("--action is a service and an action: states:StartExecution"));
    assertThat(cli.run("access", "--policy", "role.json", "--action", "s3:A", "--resource", ""))
        .isEqualTo(refused("--resource is an ARN, or * for an action that has no resource"));
    assertThat(
            cli.run(
                "access",
                "--policy",
                "role.json",
                "--action",
                "s3:A",
                "--resource",
                "*",
                "--base",
                "."))
        .isEqualTo(refused("--base compares two trees and takes no part in a request"));
  }

  @Test
  void theGraphSaysWhoStartsWhom() {
    assertThat(cli.run("graph").out())
        .contains("starts child in Run", "started by parent in Run", "> Run  Task -> end");
    assertThat(cli.run("graph", "--format", "json").out()).contains("\"stateMachine\": \"child\"");
    assertThat(cli.run("graph", "--format", "mermaid").out())
        .startsWith("flowchart TD\n")
        .contains("-. \"starts\" .->");
    assertThat(cli.run("graph", "--format", "dot").out())
        .startsWith("digraph steplint {")
        .contains("style=dashed");
  }

  @Test
  void standardInputIsADefinitionOfTheNameThatIsGiven() {
    Cli.Result result = cli.runWithInput(CHILD, "graph", "-", "--stdin-filename", "given.asl.json");
    assertThat(result.out()).startsWith("given  given.asl.json\n");
  }

  private static Cli.Result refused(String message) {
    return new Cli.Result(2, "", "steplint: " + message + "\n");
  }
}
