package io.steplint.template.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.Statement;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.testing.Texts;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Blocks that make several things, and values that loops make. */
class TerraformLoopsTest {

  private static Workspace read(String... pathsAndTexts) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return Texts.read(texts);
  }

  private static List<String> resources(Workspace workspace) {
    return workspace.stateMachines().stream().map(StateMachine::resource).toList();
  }

  private static StateMachine machine(Workspace workspace, String name) {
    return workspace.stateMachines().stream()
        .filter(machine -> machine.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode states(StateMachine machine) {
    return Objects.requireNonNull(
        Objects.requireNonNull(machine.definitionNode()).object("States"));
  }

  @Test
  void makesOneMachineForEachMemberOfAMapOrSet() {
    Workspace workspace =
        read(
            "main.tf",
            """
            locals {
              flows = { fast = { seconds = 1 }, slow = { seconds = 60 } }
            }
            resource "aws_iam_role" "flow" {
              for_each           = local.flows
              name               = "${each.key}-role"
              assume_role_policy = "{}"
            }
            resource "aws_sfn_state_machine" "flow" {
              for_each   = local.flows
              name       = "flow-${each.key}"
              role_arn   = aws_iam_role.flow[each.key].arn
              definition = jsonencode({
                StartAt = "W"
                States  = { W = { Type = "Wait", Seconds = each.value.seconds, End = true } }
              })
            }
            resource "aws_sfn_state_machine" "team" {
              for_each   = toset(["b", "a", "b"])
              name       = "team-${each.value}"
              role_arn   = values(aws_iam_role.flow)[0].arn
              definition = "{}"
            }
            """);

    assertThat(resources(workspace))
        .containsExactly(
            "aws_sfn_state_machine.flow[\"fast\"]",
            "aws_sfn_state_machine.flow[\"slow\"]",
            "aws_sfn_state_machine.team[\"b\"]",
            "aws_sfn_state_machine.team[\"a\"]");
    StateMachine slow = machine(workspace, "flow-slow");
    assertThat(Objects.requireNonNull(slow.role().ifKnown()).name()).isEqualTo("slow-role");
    Node seconds = Objects.requireNonNull(states(slow).object("W")).get("Seconds");
    assertThat(Objects.requireNonNull(seconds).asScalar())
        .extracting(ScalarNode::string)
        .isEqualTo("60");
    assertThat(Objects.requireNonNull(machine(workspace, "team-a").role().ifKnown()).name())
        .isEqualTo("fast-role");
  }

  @Test
  void makesAsManyMachinesAsAreCounted() {
    Workspace workspace =
        read(
            "main.tf",
            """
            variable "names" { default = ["x", "y"] }
            resource "aws_sfn_state_machine" "flow" {
              count      = length(var.names)
              name       = "${var.names[count.index]}-flow"
              definition = "{}"
            }
            resource "aws_sfn_state_machine" "parent" {
              name       = "parent"
              definition = jsonencode({ Arns = aws_sfn_state_machine.flow[*].arn, One = aws_sfn_state_machine.flow[1].arn })
            }
            """);

    assertThat(resources(workspace))
        .containsExactly(
            "aws_sfn_state_machine.flow[0]",
            "aws_sfn_state_machine.flow[1]",
            "aws_sfn_state_machine.parent");
    ObjectNode parent = Objects.requireNonNull(machine(workspace, "parent").definitionNode());
    assertThat(Objects.requireNonNull(parent.array("Arns")).items()).hasSize(2);
    assertThat(Objects.requireNonNull(parent.string("One")).text())
        .isEqualTo(machine(workspace, "y-flow").arn());
  }

  @Test
  void callsAModuleForEachMemberAndGivesItsResourcesAsAWhole() {
    Workspace workspace =
        read(
            "main.tf",
            """
            module "flow" {
              source   = "./flow"
              for_each = toset(["one", "two"])
              name     = each.key
            }
            resource "aws_sfn_state_machine" "after" {
              name       = "after"
              role_arn   = module.flow["two"].role.arn
              definition = "{}"
            }
            """,
            "flow/main.tf",
            """
            variable "name" {}
            resource "aws_iam_role" "run" { name = "${var.name}-run" }
            output "role" { value = aws_iam_role.run }
            resource "aws_sfn_state_machine" "flow" {
              name       = var.name
              role_arn   = aws_iam_role.run.arn
              definition = "{}"
            }
            """);

    assertThat(resources(workspace))
        .containsExactly(
            "aws_sfn_state_machine.after",
            "module.flow[\"one\"].aws_sfn_state_machine.flow",
            "module.flow[\"two\"].aws_sfn_state_machine.flow");
    assertThat(Objects.requireNonNull(machine(workspace, "after").role().ifKnown()).name())
        .isEqualTo("two-run");
  }

  @Test
  void writesStatementsPoliciesAndConditionsOfDynamicBlocks() {
    Workspace workspace =
        read(
            "main.tf",
            """
            variable "more" {}
            data "aws_iam_policy_document" "start" {
              dynamic "statement" {
                for_each = { read = "a", write = "b" }
                iterator = it
                content {
                  sid       = it.key
                  actions   = ["states:StartExecution"]
                  resources = ["arn:aws:states:us-east-1:111122223333:stateMachine:${it.value}"]
                  dynamic "condition" {
                    for_each = it.key == "read" ? [1] : []
                    content {
                      test     = "StringEquals"
                      variable = "aws:RequestedRegion"
                      values   = ["us-east-1"]
                    }
                  }
                }
              }
            }
            resource "aws_iam_role" "run" {
              name = "run"
              dynamic "inline_policy" {
                for_each = ["p", "q"]
                content {
                  name   = inline_policy.value
                  policy = data.aws_iam_policy_document.start.json
                }
              }
              dynamic "inline_policy" {
                for_each = var.more
                content {
                  name   = inline_policy.key
                  policy = inline_policy.value
                }
              }
            }
            resource "aws_sfn_state_machine" "m" {
              name       = "m"
              role_arn   = aws_iam_role.run.arn
              definition = "{}"
            }
            """);

    Role role = Objects.requireNonNull(machine(workspace, "m").role().ifKnown());
    assertThat(role.policies()).extracting(policy -> policy.name()).containsExactly("p", "q");
    assertThat(role.unknownPolicies()).hasSize(1);
    List<Statement> statements = role.policies().get(0).document().statements();
    assertThat(statements).extracting(Statement::sid).containsExactly("read", "write");
    assertThat(statements).extracting(s -> s.conditions().size()).containsExactly(1, 0);
    assertThat(statements.get(1).resources().get(0).string()).endsWith(":stateMachine:b");
  }

  @Test
  void keepsWhatIsKnownBesideWhatIsNot() {
    Workspace workspace =
        read(
            "main.tf",
            """
            variable "states" {}
            variable "teams" {}
            locals {
              known = { for name in ["A", "B"] : name => { Type = "Pass", Next = "Z" } if name != "B" }
            }
            resource "aws_sfn_state_machine" "m" {
              name       = "m"
              definition = jsonencode({
                StartAt  = "A"
                States   = merge(local.known, var.states)
                Branches = concat(["first"], var.teams)
                Pairs    = [for pair in setproduct(["x", "y"], [1, 2]) : join("-", pair)]
              })
            }
            """);

    ObjectNode definition = Objects.requireNonNull(machine(workspace, "m").definitionNode());
    ObjectNode states = Objects.requireNonNull(definition.object("States"));
    assertThat(states.hasRest()).isTrue();
    assertThat(states.object("A")).isNotNull();
    assertThat(states.has("B")).isFalse();
    assertThat(Objects.requireNonNull(definition.array("Branches")).hasRest()).isTrue();
    assertThat(Objects.requireNonNull(definition.array("Pairs")).items())
        .extracting(item -> String.valueOf(Objects.requireNonNull(item.asScalar()).literal()))
        .containsExactly("x-1", "x-2", "y-1", "y-2");
  }

  @Test
  void takesTheFirstOfATryThatDoesNotFail() {
    Workspace workspace =
        read(
            "main.tf",
            """
            resource "aws_sns_topic" "off" {
              count = 0
              name  = "off"
            }
            resource "aws_sns_topic" "on" {
              count = 1
              name  = "on"
            }
            locals { settings = { level = "ALL" } }
            resource "aws_sfn_state_machine" "m" {
              name       = "m"
              definition = jsonencode({
                Key   = try(local.settings.key, "none")
                First = try(aws_sns_topic.off[0].name, aws_sns_topic.on[0].name, "none")
                Count = 1 + 2 * 3 > 6 && length(aws_sns_topic.off) == 0 ? "yes" : "no"
                None  = one(aws_sns_topic.off[*].arn)
              })
            }
            """);

    ObjectNode definition = Objects.requireNonNull(machine(workspace, "m").definitionNode());
    assertThat(Objects.requireNonNull(definition.string("Key")).literal()).isEqualTo("none");
    assertThat(Objects.requireNonNull(definition.string("First")).literal()).isEqualTo("on");
    assertThat(Objects.requireNonNull(definition.string("Count")).literal()).isEqualTo("yes");
    assertThat(Objects.requireNonNull(definition.get("None")).kindName()).isEqualTo("null");
  }

  @Test
  void makesResourcesInTheRegionOfTheirProvider() {
    Workspace workspace =
        read(
            "main.tf",
            """
            variable "region" { default = "eu-west-1" }
            provider "aws" { region = var.region }
            provider "aws" {
              alias  = "far"
              region = "ap-south-1"
            }
            module "flow" {
              source    = "./flow"
              providers = { aws = aws.far }
            }
            resource "aws_sfn_state_machine" "near" {
              name       = "near"
              definition = "{}"
            }
            resource "aws_sfn_state_machine" "other" {
              provider   = aws.far
              name       = "other"
              definition = "{}"
            }
            """,
            "flow/main.tf",
            """
            data "aws_region" "now" {}
            resource "aws_sfn_state_machine" "flow" {
              name       = "in-${data.aws_region.now.name}"
              definition = "{}"
            }
            """);

    assertThat(workspace.stateMachines())
        .extracting(machine -> machine.arn().toString())
        .containsExactly(
            "arn:aws:states:eu-west-1:${AWS::AccountId}:stateMachine:near",
            "arn:aws:states:ap-south-1:${AWS::AccountId}:stateMachine:other",
            "arn:aws:states:ap-south-1:${AWS::AccountId}:stateMachine:in-ap-south-1");
  }

  @Test
  void leadsAnAliasToItsMachine() {
    Workspace workspace =
        read(
            "main.tf",
            """
            resource "aws_sfn_state_machine" "child" {
              name       = "child"
              definition = "{}"
            }
            resource "aws_sfn_alias" "live" {
              name = "live"
              routing_configuration {
                state_machine_version_arn = aws_sfn_state_machine.child.state_machine_version_arn
                weight                    = 100
              }
            }
            resource "aws_sfn_state_machine" "parent" {
              name       = "parent"
              definition = jsonencode({ Arn = aws_sfn_alias.live.arn })
            }
            """);

    ObjectNode parent = Objects.requireNonNull(machine(workspace, "parent").definitionNode());
    ScalarNode arn = Objects.requireNonNull(parent.string("Arn"));
    assertThat(arn.string()).endsWith(":stateMachine:child:live");
    assertThat(workspace.findByArn(arn.text())).isSameAs(machine(workspace, "child"));
  }

  @Test
  void knowsPoliciesOfAwsByNameAndAsBoundaries() {
    Workspace workspace =
        read(
            "main.tf",
            """
            data "aws_iam_policy" "run" { name = "AWSLambdaRole" }
            resource "aws_iam_role" "run" {
              name                 = "run"
              permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
            }
            resource "aws_iam_role" "other" {
              name                 = "other"
              permissions_boundary = "arn:aws:iam::111122223333:policy/edge"
            }
            resource "aws_iam_role_policy_attachment" "run" {
              role       = aws_iam_role.run.name
              policy_arn = data.aws_iam_policy.run.arn
            }
            resource "aws_sfn_state_machine" "a" {
              name       = "a"
              role_arn   = aws_iam_role.run.arn
              definition = "{}"
            }
            resource "aws_sfn_state_machine" "b" {
              name       = "b"
              role_arn   = aws_iam_role.other.arn
              definition = "{}"
            }
            """);

    Role run = workspace.roles().get(0);
    assertThat(run.policies()).extracting(policy -> policy.name()).containsExactly("AWSLambdaRole");
    assertThat(run.boundary().isKnown()).isTrue();
    assertThat(workspace.roles().get(1).boundary().isUnknown()).isTrue();
  }
}
