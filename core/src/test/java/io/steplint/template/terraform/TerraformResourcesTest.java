package io.steplint.template.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.access.AccessAnalysis;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a state machine needs because of other resources of its Terraform modules. */
class TerraformResourcesTest {

  @TempDir Path folder;

  private List<String> needs(String resources, String states) throws Exception {
    Files.writeString(
        folder.resolve("main.tf"),
        resources
            + """
            resource "aws_sfn_state_machine" "flow" {
              name       = "flow"
              role_arn   = "arn:aws:iam::111122223333:role/flow"
              definition = jsonencode({ StartAt = "T", States = { T = %s } })
            }
            """
                .formatted(states));
    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    return AccessAnalysis.of(workspace).machines().get(0).needs().stream()
        .map(result -> result.need())
        .map(need -> need.necessity() + " " + need.action() + " " + need.resource())
        .toList();
  }

  private static final String BUCKET =
      """
      resource "aws_kms_key" "store" {}
      resource "aws_s3_bucket" "store" {
        bucket = "store"
      }
      """;

  private static final String PUT =
      """
      { Type = "Task", Resource = "arn:aws:states:::aws-sdk:s3:putObject", End = true,
        Parameters = { Bucket = aws_s3_bucket.store.bucket, Key = "k" } }
      """;

  @Test
  void theKeyOfABucketStandsInAResourceOfItsOwn() throws Exception {
    String rule =
        """
        resource "aws_s3_bucket_server_side_encryption_configuration" "store" {
          bucket = aws_s3_bucket.store.id
          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm     = "aws:kms"
              kms_master_key_id = aws_kms_key.store.arn
            }
          }
        }
        """;
    assertThat(needs(BUCKET + rule, PUT))
        .containsExactly(
            "SURE s3:PutObject arn:${AWS::Partition}:s3:::store/k",
            "SURE kms:GenerateDataKey ${aws_kms_key.store.arn}",
            "SURE kms:Decrypt ${aws_kms_key.store.arn}");
  }

  @Test
  void aBucketWithoutAKeyNeedsNone() throws Exception {
    assertThat(needs(BUCKET, PUT))
        .containsExactly("SURE s3:PutObject arn:${AWS::Partition}:s3:::store/k");
  }

  @Test
  void theRolesOfATaskDefinitionAreHandedOver() throws Exception {
    String definition =
        """
        resource "aws_iam_role" "task" {
          name = "task"
        }
        resource "aws_ecs_task_definition" "report" {
          family             = "report"
          task_role_arn      = aws_iam_role.task.arn
          execution_role_arn = aws_iam_role.task.arn
        }
        """;
    assertThat(
            needs(
                definition,
                """
                { Type = "Task", Resource = "arn:aws:states:::ecs:runTask", End = true,
                  Parameters = { TaskDefinition = aws_ecs_task_definition.report.arn } }
                """))
        .containsExactly(
            "SURE ecs:RunTask ${aws_ecs_task_definition.report.arn}",
            "SURE iam:PassRole arn:${AWS::Partition}:iam::${AWS::AccountId}:role/task");
  }
}
