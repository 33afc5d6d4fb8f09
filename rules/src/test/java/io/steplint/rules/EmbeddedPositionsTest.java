package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.Finding;
import io.steplint.lint.LintOptions;
import io.steplint.source.Location;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A finding stands on the very characters of the outer file, whatever the form in which a template
 * holds the definition. In each form the only mistake is a transition to the state {@code Gone}.
 */
class EmbeddedPositionsTest {

  @TempDir Path folder;

  @Test
  void insideALiteralBlockString() throws Exception {
    assertMarked(
        "template.yaml",
        """
        Resources:
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString: |
                {
                  "StartAt": "A",
                  "States": {
                    "A": {"Type": "Pass", "Next": "Gone"},
                    "B": {"Type": "Succeed"}
                  }
                }
        """,
        "\"Gone\"");
  }

  @Test
  void insideAFoldedBlockString() throws Exception {
    assertMarked(
        "template.yaml",
        """
        Resources:
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString: >-
                {"StartAt": "A",

                "States": {"A":
                {"Type": "Pass", "Next":
                "Gone"}, "B": {"Type": "Succeed"}}}
        """,
        "\"Gone\"");
  }

  @Test
  void insideAQuotedStringWithEscapes() throws Exception {
    assertMarked(
        "template.yaml",
        """
        Resources:
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString: "{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Pass\\",\\n\\
                \\"Comment\\": \\"\\u00e9\\", \\"Next\\": \\"Gone\\"}}}"
        """,
        "\\\"Gone\\\"");
  }

  @Test
  void insideAJoin() throws Exception {
    assertMarked(
        "template.json",
        """
        {"Resources": {
          "Work": {"Type": "AWS::Lambda::Function"},
          "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "DefinitionString": {"Fn::Join": ["", [
              "{\\"StartAt\\":\\"A\\",\\"States\\":{\\"A\\":{\\"Type\\":\\"Task\\",\\"Resource\\":\\"",
              {"Fn::GetAtt": ["Work", "Arn"]},
              "\\",\\"Next\\":\\"Gone\\"},\\"B\\":{\\"Type\\":\\"Succeed\\"}}}"]]}}}}}
        """,
        "\\\"Gone\\\"");
  }

  @Test
  void insideASubWithPlaceholdersBefore() throws Exception {
    assertMarked(
        "template.yaml",
        """
        Resources:
          Work: {Type: AWS::Lambda::Function}
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString: !Sub
                - |
                  {"StartAt": "A", "States": {
                    "A": {"Type": "Task", "Resource": "${Arn}", "Comment": "${!kept}", "Next": "Gone"},
                    "B": {"Type": "Succeed"}}}
                - Arn: !GetAtt Work.Arn
        """,
        "\"Gone\"");
  }

  @Test
  void insideADefinitionOfValues() throws Exception {
    assertMarked(
        "template.yaml",
        """
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition:
                StartAt: A
                States:
                  A: {Type: Pass, Next: Gone}
                  B: {Type: Succeed}
        """,
        "Gone");
  }

  @Test
  void insideAFileWithSubstitutions() throws Exception {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: machine.asl.json
              DefinitionSubstitutions: {Seconds: 5, Word: something much longer than its name}
        """);
    assertMarked(
        "machine.asl.json",
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Wait", "Seconds": ${Seconds}, "Comment": "${Word}", "Next": "Gone"},
          "B": {"Type": "Succeed"}}}
        """,
        "\"Gone\"");
  }

  @Test
  void insideAHeredoc() throws Exception {
    assertMarked(
        "main.tf",
        """
        resource "aws_sfn_state_machine" "machine" {
          name       = "machine"
          role_arn   = "arn:aws:iam::123456789012:role/r"
          definition = <<EOF
        {"StartAt": "A", "States": {
          "A": {"Type": "Pass", "Comment": "${var.word}", "Next": "Gone"},
          "B": {"Type": "Succeed"}}}
        EOF
        }
        variable "word" { default = "longer than the name" }
        """,
        "\"Gone\"");
  }

  @Test
  void insideAnIndentedHeredoc() throws Exception {
    assertMarked(
        "main.tf",
        """
        resource "aws_sfn_state_machine" "machine" {
          name       = "machine"
          role_arn   = "arn:aws:iam::123456789012:role/r"
          definition = <<-EOF
            {"StartAt": "A", "States": {
                "A": {"Type": "Pass",
              "Next": "Gone"},
                "B": {"Type": "Succeed"}}}
          EOF
        }
        """,
        "\"Gone\"");
  }

  @Test
  void insideAnEncodedObject() throws Exception {
    assertMarked(
        "main.tf",
        """
        resource "aws_sfn_state_machine" "machine" {
          name     = "machine"
          role_arn = "arn:aws:iam::123456789012:role/r"
          definition = jsonencode({
            StartAt = "A"
            States = {
              A = { Type = "Pass", Next = "Gone" }
              B = { Type = "Succeed" }
            }
          })
        }
        """,
        "Gone");
  }

  @Test
  void insideATemplateFile() throws Exception {
    Files.writeString(
        folder.resolve("main.tf"),
        """
        resource "aws_sfn_state_machine" "machine" {
          name       = "machine"
          role_arn   = "arn:aws:iam::123456789012:role/r"
          definition = templatefile("${path.module}/machine.json.tpl", { seconds = 12345 })
        }
        """);
    assertMarked(
        "machine.json.tpl",
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Wait", "Seconds": ${seconds}, "Next": "Gone"},
          "B": {"Type": "Succeed"}}}
        """,
        "\"Gone\"");
  }

  @Test
  void insideAPlan() throws Exception {
    assertMarked(
        "plan.json",
        """
        {"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module":
          {"resources": [
            {"address": "aws_sfn_state_machine.m", "mode": "managed", "type": "aws_sfn_state_machine",
             "name": "m", "values": {"name": "m", "type": "STANDARD", "definition":
        "{\\n \\"StartAt\\": \\"A\\",\\n \\"States\\": {\\"A\\": {\\"Type\\": \\"Pass\\", \\"Next\\": \\"Gone\\"}}}"}}]}}}
        """,
        "\\\"Gone\\\"");
  }

  @Test
  void insideAnExport() throws Exception {
    assertMarked(
        "described.json",
        """
        {
            "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:m",
            "name": "m",
            "status": "ACTIVE",
            "definition": "{\\n  \\"Comment\\": \\"\\u00e9\\",\\n  \\"StartAt\\": \\"A\\",\\n  \\"States\\": {\\n \\"A\\": {\\"Type\\": \\"Pass\\", \\"Next\\": \\"Gone\\"}}\\n}",
            "roleArn": "arn:aws:iam::123456789012:role/r",
            "type": "STANDARD"
        }
        """,
        "\\\"Gone\\\"");
  }

  @Test
  void insideAService() throws Exception {
    Files.writeString(
        folder.resolve("serverless.yml"),
        """
        service: s
        stepFunctions: {stateMachines: {m: {definition: "${file(./m.yml)}"}}}
        """);
    assertMarked(
        "m.yml",
        """
        StartAt: A
        States:
          A: {Type: Pass, Next: "Gone"}
          B: {Type: Succeed}
        """,
        "\"Gone\"");
  }

  /** The finding is there once, and its range holds exactly the marked characters. */
  private void assertMarked(String file, String text, String spelled) throws Exception {
    Files.writeString(folder.resolve(file), text);
    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    assertThat(workspace.stateMachines()).hasSize(1);
    List<Finding> findings =
        new Engine(Rules.all())
            .run(new Analysis(workspace), LintOptions.DEFAULT).findings().stream()
                .filter(finding -> finding.message().contains("Gone"))
                .toList();
    assertThat(findings).hasSize(1);
    Location location = findings.get(0).location();
    assertThat(location.file()).isEqualTo(file);
    assertThat(location.endLine()).isEqualTo(location.line());
    String line = text.split("\n")[location.line() - 1];
    assertThat(line.substring(location.column() - 1, location.endColumn() - 1)).isEqualTo(spelled);
  }
}
