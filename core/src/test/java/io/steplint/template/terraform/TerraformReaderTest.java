package io.steplint.template.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.testing.Texts;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TerraformReaderTest {

  private static final String PARENT =
      """
      data "aws_caller_identity" "me" {}
      resource "aws_sfn_state_machine" "parent" {
        name     = "parent"
        role_arn = aws_iam_role.parent.arn
        definition = jsonencode({
          StartAt = "Run"
          States = {
            Run = {
              Type       = "Task"
              Resource   = "arn:aws:states:::states:startExecution.sync:2"
              Parameters = { "StateMachineArn" = aws_sfn_state_machine.child.arn }
              End        = true
            }
          }
        })
      }
      resource "aws_sfn_state_machine" "child" {
        name_prefix = "child"
        type        = "EXPRESS"
        role_arn    = aws_iam_role.child.arn
        definition  = templatefile("${path.module}/child.asl.json", { wait = var.wait })
      }
      variable "wait" { default = 5 }
      """;

  private static final String ROLES =
      """
      resource "aws_iam_role" "parent" {
        name               = "parent-role"
        assume_role_policy = <<-EOF
          {"Version": "2012-10-17", "Statement": []}
        EOF
      }
      resource "aws_iam_role_policy" "start" {
        role   = aws_iam_role.parent.id
        policy = data.aws_iam_policy_document.start.json
      }
      data "aws_iam_policy_document" "start" {
        statement {
          actions   = ["states:StartExecution"]
          resources = [aws_sfn_state_machine.child.arn]
        }
        statement {
          effect    = "Deny"
          actions   = ["states:StopExecution"]
          resources = ["arn:aws:states:us-east-1:${data.aws_caller_identity.me.account_id}:*"]
          condition {
            test     = "StringEquals"
            variable = "aws:RequestedRegion"
            values   = ["us-east-1"]
          }
        }
      }
      resource "aws_iam_role" "child" {
        name                = "child-role"
        managed_policy_arns = [aws_iam_policy.log.arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"]
      }
      resource "aws_iam_policy" "log" {
        name   = "log"
        policy = <<EOF
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}
      EOF
      }
      """;

  private static final String CHILD =
      "{\n  \"StartAt\": \"W\",\n  \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": ${wait},"
          + " \"End\": true}}\n}\n";

  private static Workspace read(Map<String, String> texts) {
    return Texts.read(texts);
  }

  private static Map<String, String> project() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("main.tf", PARENT);
    texts.put("roles.tf", ROLES);
    texts.put("child.asl.json", CHILD);
    return texts;
  }

  private static StateMachine machine(Workspace workspace, String resource) {
    return workspace.stateMachines().stream()
        .filter(machine -> resource.equals(machine.resource()))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode definition(StateMachine machine) {
    return Objects.requireNonNull(machine.definitionNode());
  }

  private static ObjectNode state(StateMachine machine, String name) {
    ObjectNode states = Objects.requireNonNull(definition(machine).object("States"));
    return Objects.requireNonNull(states.object(name));
  }

  @Test
  void readsAnEncodedDefinitionAtItsPlaces() {
    StateMachine parent = machine(read(project()), "aws_sfn_state_machine.parent");
    assertThat(parent.name()).isEqualTo("parent");
    assertThat(parent.type()).isEqualTo(MachineType.STANDARD);
    ObjectNode run = state(parent, "Run");
    assertThat(Objects.requireNonNull(run.string("Resource")).location())
        .isEqualTo(new Location("main.tf", 10, 23, 10, 68));
  }

  @Test
  void givesChildAndGrantTheSameArn() {
    Workspace workspace = read(project());
    StateMachine parent = machine(workspace, "aws_sfn_state_machine.parent");
    StateMachine child = machine(workspace, "aws_sfn_state_machine.child");
    ObjectNode parameters = Objects.requireNonNull(state(parent, "Run").object("Parameters"));
    ScalarNode arn = Objects.requireNonNull(parameters.string("StateMachineArn"));
    assertThat(arn.text()).isEqualTo(child.arn());
    assertThat(workspace.findByArn(arn.text(), parent)).isSameAs(child);
    Role role = Objects.requireNonNull(parent.role().ifKnown());
    assertThat(role.policies().get(0).document().statements().get(0).resources().get(0).text())
        .isEqualTo(child.arn());
  }

  @Test
  void fillsTemplateFilesAndKeepsTheirPlaces() {
    StateMachine child = machine(read(project()), "aws_sfn_state_machine.child");
    assertThat(child.type()).isEqualTo(MachineType.EXPRESS);
    Node seconds = Objects.requireNonNull(state(child, "W").get("Seconds"));
    assertThat(Objects.requireNonNull(Objects.requireNonNull(seconds.asScalar()).number()))
        .isEqualByComparingTo("5");
    assertThat(seconds.location()).isEqualTo(new Location("child.asl.json", 3, 47, 3, 54));
    assertThat(child.definitionFile()).isEqualTo("child.asl.json");
  }

  @Test
  void collectsWhatIsAttachedToARole() {
    Workspace workspace = read(project());
    Role child =
        Objects.requireNonNull(machine(workspace, "aws_sfn_state_machine.child").role().ifKnown());
    assertThat(child.policies()).hasSize(1);
    assertThat(child.policies().get(0).document().statements()).hasSize(1);
    assertThat(child.unknownPolicies()).hasSize(1);
    assertThat(child.isComplete()).isFalse();
    Role parent =
        Objects.requireNonNull(machine(workspace, "aws_sfn_state_machine.parent").role().ifKnown());
    assertThat(parent.trust()).isNotNull();
    assertThat(parent.policies().get(0).document().statements()).hasSize(2);
  }

  @Test
  void followsCallsOfLocalModules() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "main.tf",
        """
        module "worker" {
          source = "./modules/machine"
          name   = "worker"
        }
        module "off" {
          source = "./modules/machine"
          count  = 0
          name   = "off"
        }
        """);
    texts.put(
        "modules/machine/main.tf",
        """
        variable "name" {}
        resource "aws_sfn_state_machine" "this" {
          name       = "${var.name}-machine"
          definition = file("${path.module}/machine.asl.json")
        }
        """);
    texts.put("modules/machine/machine.asl.json", CHILD.replace("${wait}", "1"));
    Workspace workspace = read(texts);
    assertThat(workspace.stateMachines()).hasSize(1);
    StateMachine worker = workspace.stateMachines().get(0);
    assertThat(worker.name()).isEqualTo("worker-machine");
    assertThat(worker.resource()).isEqualTo("module.worker.aws_sfn_state_machine.this");
    assertThat(worker.definitionNode()).isNotNull();
  }

  @Test
  void endsWhereModulesAndLocalsHoldThemselves() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "main.tf",
        """
        locals {
          a = local.b
          b = "${local.a}x"
        }
        module "self" { source = "./" }
        resource "aws_sfn_state_machine" "m" {
          name       = local.a
          definition = jsonencode({ StartAt = local.b, States = {} })
        }
        """);
    assertThat(read(texts).stateMachines()).isNotEmpty();
  }
}
