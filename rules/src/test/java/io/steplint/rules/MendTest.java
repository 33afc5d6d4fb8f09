package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Finding;
import io.steplint.lint.Fixes;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.ProjectRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixes of rules, on texts whose layout and comments they have to keep. */
class MendTest {

  @TempDir Path folder;

  @Test
  void aMisspeltStateIsWrittenAsItIsCalled() throws Exception {
    assertMended(
        "a.asl.yaml",
        """
        StartAt: Work   # begins here
        States:
          Work: {Type: Pass, Next: Donne}
          Done: {Type: Succeed}
        """,
        """
        StartAt: Work   # begins here
        States:
          Work: {Type: Pass, Next: Done}
          Done: {Type: Succeed}
        """);
  }

  @Test
  void aMisspeltFieldKeepsItsQuotesAndAMisplacedOneIsLeftAlone() throws Exception {
    assertMended(
        "a.asl.json",
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\", \"Secnods\": 1, \"End\":"
            + " true}}}",
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\", \"Seconds\": 1, \"End\":"
            + " true}}}");
    String misplaced =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Choice\", \"Choices\":"
            + " [{\"Variable\": \"$.x\", \"IsPresent\": true, \"End\": true, \"Next\": \"B\"}],"
            + " \"Default\": \"B\"}, \"B\": {\"Type\": \"Succeed\"}}}";
    assertThat(mended("a.asl.json", misplaced)).isEqualTo(misplaced);
  }

  @Test
  void theAssociationIsTheFirstFieldInTheLayoutOfTheOthers() throws Exception {
    String parent =
        """
        {
          "StartAt": "Run",
          "States": {
            "Run": {
              "Type": "Task",
              "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Parameters": {
                "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:child",
                "Input": {
                  "Order.$": "$.Order"
                }
              },
              "End": true
            }
          }
        }
        """;
    assertMended(
        "a.asl.json",
        parent,
        parent.replace(
            "          \"Order.$\"",
            "          \"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$\": \"$$.Execution.Id\",\n"
                + "          \"Order.$\""));
  }

  @Test
  void aFieldOfABlockOfYamlTakesALineOfItsOwn() throws Exception {
    String parent =
        """
        StartAt: Run
        States:
          Run:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
            Parameters:
              QueueUrl: https://sqs.us-east-1.amazonaws.com/123456789012/q
              MessageBody:
                # what is ordered
                Order.$: $.Order
            TimeoutSeconds: 60
            End: true
        """;
    assertMended(
        "a.asl.yaml",
        parent,
        parent.replace(
            "        Order.$", "        TaskToken.$: \"$$.Task.Token\"\n        Order.$"));
  }

  @Test
  void aFieldThatSaysNothingGoesWithItsLineOrItsComma() throws Exception {
    assertMended(
        "a.asl.yaml",
        """
        StartAt: A
        States:
          A:
            Type: Pass
            OutputPath: $
            End: true
        """,
        """
        StartAt: A
        States:
          A:
            Type: Pass
            End: true
        """,
        "redundant-path");
    assertMended(
        "a.asl.json",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true,\"InputPath\":\"$\"}}}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}",
        "redundant-path");
  }

  @Test
  void aPathInAStateOfJsonataIsWrittenInJsonata() throws Exception {
    assertMended(
        "a.asl.json",
        "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\":"
            + " \"Pass\", \"Output\": {\"id\": \"$.order.id\"}, \"End\": true}}}",
        "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\":"
            + " \"Pass\", \"Output\": {\"id\": \"{% $states.input.order.id %}\"}, \"End\":"
            + " true}}}");
  }

  @Test
  void aMisspeltActionIsWrittenAsIamKnowsIt() throws Exception {
    assertMended(
        "role.json",
        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
            + " \"states:StartExecutoin\", \"Resource\": \"*\"}]}",
        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
            + " \"states:StartExecution\", \"Resource\": \"*\"}]}");
  }

  @Test
  void whatTheRoleLacksIsPutIntoThePolicyThatIsWritten() throws Exception {
    String template =
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Resources:
          Orders: {Type: AWS::SQS::Queue}
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: !GetAtt Role.Arn
              Definition:
                StartAt: Send
                States:
                  Send:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Parameters: {FunctionName: "arn:aws:lambda:us-east-1:123456789012:function:f"}
                    End: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: run
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:   # what it needs
                      - Effect: Allow
                        Action: sqs:SendMessage
                        Resource: !GetAtt Orders.Arn
        """;
    Files.writeString(folder.resolve("t.yaml"), template);
    Check check = check("t.yaml", "missing-permission-call");
    Fixes fixes = Fixes.of(check.report().findings(), true, check.project().sources()::find);
    String mended = fixes.texts().get("t.yaml");
    assertThat(mended)
        .contains(
            "# what it needs\n"
                + "              - {\"Effect\": \"Allow\", \"Action\": \"lambda:InvokeFunction\"");
    Files.writeString(folder.resolve("t.yaml"), mended);
    assertThat(check("t.yaml", "missing-permission-call").report().findings()).isEmpty();
    assertThat(Fixes.of(check.report().findings(), false, check.project().sources()::find).texts())
        .as("only when asked")
        .isEmpty();
  }

  private Check check(String name, String... select) throws Exception {
    return Check.of(
        Project.read(ProjectRequest.in(folder).path(name).build()), List.of(select), List.of());
  }

  private void assertMended(String name, String before, String after, String... select)
      throws Exception {
    String mended = mended(name, before, select);
    assertThat(mended).isEqualTo(after);
    assertThat(mended(name, mended, select)).as("a second run").isEqualTo(after);
  }

  private String mended(String name, String text, String... select) throws Exception {
    Files.writeString(folder.resolve(name), text);
    Check check = check(name, select);
    List<Finding> findings = check.report().findings();
    return Fixes.of(findings, false, check.project().sources()::find)
        .texts()
        .getOrDefault(name, text);
  }
}
