package io.steplint.template.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.config.Configuration;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.draft.Nodes;
import io.steplint.testing.RoleGrantLines;
import io.steplint.text.Text;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of Terraform as they lie on disk. */
class TerraformProjectTest {

  private static final String MODULE =
      """
      variable "stage" {}
      variable "child" { default = "" }
      resource "aws_sfn_state_machine" "this" {
        name     = "${var.stage}-orders"
        role_arn = aws_iam_role.this.arn
        definition = jsonencode({
          StartAt = "Run"
          States = {
            Run = {
              Type       = "Task"
              Resource   = "arn:aws:states:::states:startExecution.sync:2"
              Parameters = { StateMachineArn = var.child }
              End        = true
            }
          }
        })
      }
      resource "aws_iam_role" "this" {
        name               = "orders"
        assume_role_policy = "{}"
      }
      output "arn" { value = aws_sfn_state_machine.this.arn }
      """;

  @TempDir Path folder;

  @Test
  void takesVariablesFromTheirFiles() throws Exception {
    write("main.tf", MODULE);
    write("terraform.tfvars", "stage = \"live\"\nchild = \"unset\"\n");
    write("more.auto.tfvars", "child = \"arn:aws:states:us-east-1:1:stateMachine:c\"\n");

    StateMachine machine = read(Map.of()).stateMachines().get(0);

    assertThat(machine.name()).isEqualTo("live-orders");
    assertThat(child(machine)).hasToString("arn:aws:states:us-east-1:1:stateMachine:c");
  }

  @Test
  void takesVariablesFromTheCommandLineFirst() throws Exception {
    write("main.tf", MODULE);
    write("terraform.tfvars", "child = \"x\"\n");

    StateMachine machine =
        read(Map.of("stage", "test", "child", "y"), "eu-west-1", "123456789012")
            .stateMachines()
            .get(0);

    assertThat(machine.name()).isEqualTo("test-orders");
    assertThat(child(machine)).hasToString("y");
    assertThat(machine.arn())
        .hasToString("arn:aws:states:eu-west-1:123456789012:stateMachine:test-orders");
  }

  @Test
  void followsOutputsOfModulesAndKeepsRootsApart() throws Exception {
    write("modules/machine/main.tf", MODULE);
    for (String stage : List.of("dev", "prod")) {
      write(
          stage + "/main.tf",
          """
          module "child" {
            source = "../modules/machine"
            stage  = "child"
          }
          module "parent" {
            source = "../modules/machine"
            stage  = "parent"
            child  = module.child.arn
          }
          """);
    }

    Workspace workspace = read(Map.of());

    assertThat(workspace.stateMachines()).hasSize(4);
    for (StateMachine machine : workspace.stateMachines()) {
      assertThat(Objects.requireNonNull(machine.role().ifKnown()).key())
          .startsWith(machine.scope() + "#");
      if (machine.name().equals("parent-orders")) {
        StateMachine child = Objects.requireNonNull(workspace.findByArn(child(machine), machine));
        assertThat(child.name()).isEqualTo("child-orders");
        assertThat(child.scope()).isEqualTo(machine.scope());
      }
    }
  }

  @Test
  void makesNothingWhereTheCountIsZero() throws Exception {
    write(
        "main.tf",
        """
        variable "enabled" { default = false }
        variable "flow" { default = "" }
        resource "aws_sfn_state_machine" "maybe" {
          count      = var.enabled ? 1 : 0
          name       = "maybe"
          definition = "{}"
        }
        resource "aws_sfn_state_machine" "extra" {
          count      = var.flow != "" && !var.enabled ? 1 : 0
          name       = "extra"
          definition = var.flow
        }
        """);

    assertThat(read(Map.of()).stateMachines()).isEmpty();
    assertThat(names(read(Map.of("enabled", "true")))).containsExactly("maybe");
    assertThat(names(read(Map.of("flow", "{}")))).containsExactly("extra");
  }

  @Test
  void keepsWhatAnUnseenCallerMaySwitchOn() throws Exception {
    write(
        "main.tf",
        """
        variable "enabled" { default = false }
        variable "prefix" {}
        resource "aws_sfn_state_machine" "maybe" {
          count      = var.enabled ? 1 : 0
          name       = "maybe"
          definition = "{}"
        }
        resource "aws_sfn_state_machine" "never" {
          count      = false ? 1 : 0
          name       = "never"
          definition = "{}"
        }
        """);

    assertThat(names(read(Map.of()))).containsExactly("maybe");
    assertThat(read(Map.of("enabled", "false")).stateMachines()).isEmpty();
  }

  private static List<String> names(Workspace workspace) {
    return workspace.stateMachines().stream().map(StateMachine::name).toList();
  }

  @Test
  void saysNothingOfATextThatDirectivesDecide() throws Exception {
    write(
        "main.tf",
        """
        variable "last" {}
        resource "aws_sfn_state_machine" "m" {
          name       = "m"
          definition = <<-EOF
            {"StartAt": "A", "States": {"A": {"Type": "Pass",
            %{ if var.last ~}
            "End": true
            %{ else ~}
            "Next": "B"
            %{ endif ~}
            }}}
          EOF
        }
        """);

    Workspace workspace = read(Map.of());

    StateMachine machine = workspace.stateMachines().get(0);
    assertThat(machine.definition().isUnknown()).isTrue();
    assertThat(machine.problems()).isEmpty();
  }

  @Test
  void knowsAwsManagedPolicies() throws Exception {
    write(
        "main.tf",
        """
        resource "aws_sfn_state_machine" "m" {
          name       = "m"
          role_arn   = aws_iam_role.r.arn
          definition = "{}"
        }
        resource "aws_iam_role" "r" {
          name                = "r"
          managed_policy_arns = ["arn:aws:iam::aws:policy/CloudWatchLogsFullAccess"]
        }
        resource "aws_iam_role_policy_attachment" "a" {
          role       = aws_iam_role.r.name
          policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaRole"
        }
        """);

    Role role = Objects.requireNonNull(read(Map.of()).stateMachines().get(0).role().ifKnown());

    assertThat(role.isComplete()).isTrue();
    assertThat(RoleGrantLines.of(role)).contains("ALLOW lambda:InvokeFunction *", "ALLOW logs:* *");
  }

  private Workspace read(Map<String, String> parameters) throws Exception {
    return read(parameters, null, null);
  }

  private Workspace read(
      Map<String, String> parameters, @Nullable String region, @Nullable String account)
      throws Exception {
    return ProjectReader.read(
        new ReadOptions(
            folder,
            List.of("."),
            List.of(),
            List.of(),
            MachineType.UNKNOWN,
            region,
            account,
            null,
            parameters,
            Configuration.EMPTY,
            folder));
  }

  private static Text child(StateMachine machine) {
    var states =
        Objects.requireNonNull(Objects.requireNonNull(machine.definitionNode()).object("States"));
    var parameters =
        Objects.requireNonNull(Objects.requireNonNull(states.object("Run")).object("Parameters"));
    return Objects.requireNonNull(Nodes.text(parameters.get("StateMachineArn")));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
