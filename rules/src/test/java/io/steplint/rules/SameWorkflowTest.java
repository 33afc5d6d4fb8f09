package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.config.Configuration;
import io.steplint.config.ConfigurationReader;
import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.Finding;
import io.steplint.lint.LintOptions;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One workflow with an explicit role gives the same findings, however it is written down. */
class SameWorkflowTest {

  private static final String CHILD_ARN =
      "arn:aws:states:us-east-1:123456789012:stateMachine:Child";

  /** Of the parent; the place of the child's ARN is marked with @CHILD@. */
  private static final String PARENT =
      """
      {
        "StartAt": "Run",
        "States": {
          "Run": {
            "Type": "Task",
            "Resource": "arn:aws:states:::states:startExecution.sync:2",
            "Parameters": {"StateMachineArn": "@CHILD@", "Input": {"order": 7}},
            "ResultPath": "$.run",
            "Next": "Tell"
          },
          "Tell": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sns:publish",
            "Parameters": {
              "TopicArn": "arn:aws:sns:us-east-1:123456789012:orders",
              "Message.$": "$.run.Output.total"
            },
            "End": true
          }
        }
      }
      """;

  private static final String CHILD =
      """
      {"StartAt": "Sum", "States": {"Sum": {"Type": "Pass", "Parameters": {"sum.$": "$.order"}, "End": true}}}
      """;

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "states:StartExecution", "Resource": "@CHILD@"},
        {"Effect": "Allow", "Action": ["sns:Publish", "sns:Subscribe"], "Resource": "arn:aws:sns:us-east-1:123456789012:*"}
      ]}
      """;

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "states.amazonaws.com"},
        "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:states:us-east-1:123456789012:stateMachine:*"},
                      "StringEquals": {"aws:SourceAccount": "123456789012"}}}]}
      """;

  @TempDir Path folder;

  @Test
  void inSixForms() throws Exception {
    List<String> raw = raw();

    assertThat(raw).anyMatch(finding -> finding.startsWith("child-output-has-no-field ERROR MUST"));
    assertThat(raw).anyMatch(finding -> finding.startsWith("missing-permission-events ERROR"));
    assertThat(raw).anyMatch(finding -> finding.startsWith("excess-permission WARNING"));
    assertThat(cloudFormation()).as("CloudFormation").isEqualTo(raw);
    assertThat(sam()).as("SAM").isEqualTo(raw);
    assertThat(cdk()).as("CDK").isEqualTo(raw);
    assertThat(serverless()).as("Serverless").isEqualTo(raw);
    assertThat(terraform()).as("Terraform").isEqualTo(raw);
  }

  private List<String> raw() throws Exception {
    write("raw/Parent.asl.json", PARENT.replace("@CHILD@", CHILD_ARN));
    write("raw/Child.asl.json", CHILD);
    write("raw/parent-role.json", POLICY.replace("@CHILD@", CHILD_ARN));
    String configuration =
        """
        stateMachines:
          - {definition: Parent.asl.json, type: STANDARD, role: parent-role.json}
          - {definition: Child.asl.json, type: STANDARD}
        """;
    write("raw/.steplint.yaml", configuration);
    return findings(
        "raw",
        ConfigurationReader.read(Document.read(new FileSource(".steplint.yaml", configuration))));
  }

  private List<String> cloudFormation() throws Exception {
    write(
        "cfn/template.yaml",
        """
        Resources:
          ParentMachine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: Parent
              RoleArn: !GetAtt ParentRole.Arn
              DefinitionString: !Sub |
        """
            + PARENT.replace("@CHILD@", "${ChildMachine}").indent(8)
            + """
              ChildMachine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: Child
                  DefinitionString: '%s'
              ParentRole:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: parent-role
                  AssumeRolePolicyDocument: %s
                  Policies:
                    - PolicyName: own
                      PolicyDocument: %s
            """
                .formatted(
                    CHILD.strip(),
                    flow(TRUST),
                    flow(POLICY.replace("\"@CHILD@\"", "!Ref ChildMachine"))));
    return findings("cfn", Configuration.EMPTY);
  }

  private List<String> sam() throws Exception {
    write("sam/Parent.asl.json", PARENT.replace("@CHILD@", "${Child}"));
    write("sam/Child.asl.json", CHILD);
    write(
        "sam/template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          ParentMachine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: Parent
              Role: !GetAtt ParentRole.Arn
              DefinitionUri: Parent.asl.json
              DefinitionSubstitutions: {Child: !GetAtt ChildMachine.Arn}
          ChildMachine:
            Type: AWS::Serverless::StateMachine
            Properties: {Name: Child, Role: "arn:aws:iam::123456789012:role/other", DefinitionUri: Child.asl.json}
          ParentRole:
            Type: AWS::IAM::Role
            Properties:
              RoleName: parent-role
              AssumeRolePolicyDocument: %s
          Own:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              Roles: [!Ref ParentRole]
              PolicyDocument: %s
        """
            .formatted(flow(TRUST), flow(POLICY.replace("\"@CHILD@\"", "!Ref ChildMachine"))));
    return findings("sam", Configuration.EMPTY);
  }

  private List<String> cdk() throws Exception {
    String[] around = PARENT.split("@CHILD@");
    write(
        "cdk/cdk.out/App.template.json",
        """
        {"Resources": {
          "ParentRole1A2B": {"Type": "AWS::IAM::Role", "Properties": {
            "RoleName": "parent-role", "AssumeRolePolicyDocument": %s}},
          "ParentRoleDefaultPolicy3C4D": {"Type": "AWS::IAM::Policy", "Properties": {
            "PolicyName": "ParentRoleDefaultPolicy3C4D", "PolicyDocument": %s,
            "Roles": [{"Ref": "ParentRole1A2B"}]}},
          "Parent5E6F": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "StateMachineName": "Parent", "RoleArn": {"Fn::GetAtt": ["ParentRole1A2B", "Arn"]},
            "DefinitionString": {"Fn::Join": ["", [%s, {"Ref": "Child7A8B"}, %s]]}}},
          "Child7A8B": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "StateMachineName": "Child", "DefinitionString": %s}}
        }}
        """
            .formatted(
                TRUST,
                POLICY.replace("\"@CHILD@\"", "{\"Ref\": \"Child7A8B\"}"),
                quoted(around[0]),
                quoted(around[1]),
                quoted(CHILD)));
    return findings("cdk", Configuration.EMPTY);
  }

  private List<String> serverless() throws Exception {
    write(
        "sls/serverless.yml",
        """
        service: orders
        provider: {name: aws}
        stepFunctions:
          stateMachines:
            parent:
              id: ParentMachine
              name: Parent
              role: !GetAtt ParentRole.Arn
              definition: %s
            child: {id: ChildMachine, name: Child, role: "arn:aws:iam::123456789012:role/other", definition: %s}
        resources:
          Resources:
            ParentRole:
              Type: AWS::IAM::Role
              Properties:
                RoleName: parent-role
                AssumeRolePolicyDocument: %s
                Policies: [{PolicyName: own, PolicyDocument: %s}]
        """
            .formatted(
                flow(PARENT.replace("\"@CHILD@\"", "!Ref ChildMachine")),
                flow(CHILD),
                flow(TRUST),
                flow(POLICY.replace("\"@CHILD@\"", "!Ref ChildMachine"))));
    return findings("sls", Configuration.EMPTY);
  }

  private List<String> terraform() throws Exception {
    write("tf/child.asl.json", CHILD);
    write(
        "tf/main.tf",
        """
        resource "aws_sfn_state_machine" "parent" {
          name       = "Parent"
          role_arn   = aws_iam_role.parent.arn
          definition = jsonencode(%s)
        }
        resource "aws_sfn_state_machine" "child" {
          name       = "Child"
          role_arn   = "arn:aws:iam::123456789012:role/other"
          definition = file("${path.module}/child.asl.json")
        }
        resource "aws_iam_role" "parent" {
          name               = "parent-role"
          assume_role_policy = <<EOF
        %sEOF
        }
        resource "aws_iam_role_policy" "own" {
          role   = aws_iam_role.parent.id
          policy = <<EOF
        %sEOF
        }
        """
            .formatted(
                PARENT.replace("\"@CHILD@\"", "aws_sfn_state_machine.child.arn"),
                TRUST,
                POLICY.replace("@CHILD@", "${aws_sfn_state_machine.child.arn}")));
    return findings("tf", Configuration.EMPTY);
  }

  /** JSON as a value of YAML in one line. */
  private static String flow(String json) {
    return json.replace("\n", " ").strip();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private void write(String file, String text) throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Rule, severity, certainty, machine, state, message and consequence of all findings. */
  private List<String> findings(String form, Configuration configuration) throws Exception {
    Path project = folder.resolve(form);
    Workspace workspace =
        ProjectReader.read(
            new ReadOptions(
                project,
                List.of("."),
                List.of(),
                List.of(),
                MachineType.UNKNOWN,
                "us-east-1",
                "123456789012",
                null,
                Map.of(),
                configuration,
                project));
    assertThat(workspace.facts()).isEmpty();
    List<String> findings = new ArrayList<>();
    for (Finding finding :
        new Engine(Rules.all()).run(new Analysis(workspace), LintOptions.DEFAULT).findings()) {
      findings.add(
          String.join(
              " ",
              finding.rule().id(),
              finding.severity().toString(),
              finding.certainty().toString(),
              finding.stateMachine(),
              finding.state(),
              finding.message(),
              finding.why(),
              finding.witness()));
    }
    Collections.sort(findings);
    return findings;
  }
}
