package io.steplint.template.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Location;
import io.steplint.source.ObjectNode;
import io.steplint.testing.Texts;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TerraformPlanReaderTest {

  private static final String PLAN =
      """
      {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
       {"address": "aws_sfn_state_machine.parent", "mode": "managed", "type": "aws_sfn_state_machine",
        "values": {"name": "parent", "type": "STANDARD",
         "definition": "{\\n \\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}"}},
       {"address": "aws_iam_role.parent", "mode": "managed", "type": "aws_iam_role",
        "values": {"name": "parent-role", "path": "/", "assume_role_policy": "{\\"Statement\\": []}"}},
       {"address": "aws_iam_role_policy.start", "mode": "managed", "type": "aws_iam_role_policy",
        "values": {"policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"states:*\\", \\"Resource\\": \\"*\\"}]}"}},
       {"address": "aws_iam_role_policy_attachment.log[0]", "mode": "managed",
        "type": "aws_iam_role_policy_attachment", "values": {"role": "parent-role"}},
       {"address": "aws_iam_policy.log[0]", "mode": "managed", "type": "aws_iam_policy", "values": {}}
      ], "child_modules": [{"address": "module.m[\\"x\\"]", "resources": [
       {"address": "module.m[\\"x\\"].aws_sfn_state_machine.c", "mode": "managed",
        "type": "aws_sfn_state_machine", "values": {"type": "EXPRESS"}}]}]}},
       "configuration": {"root_module": {"resources": [
        {"address": "aws_sfn_state_machine.parent",
         "expressions": {"role_arn": {"references": ["aws_iam_role.parent.arn", "aws_iam_role.parent"]}}},
        {"address": "aws_iam_role_policy.start",
         "expressions": {"role": {"references": ["aws_iam_role.parent.id", "aws_iam_role.parent"]}}},
        {"address": "aws_iam_role_policy_attachment.log",
         "expressions": {"policy_arn": {"references": ["aws_iam_policy.log[0].arn"]}}}]}}}
      """;

  private static Workspace read() {
    return Texts.read(Map.of("plan.json", PLAN));
  }

  @Test
  void findsMachinesWithTheirDefinitionsInPlace() {
    StateMachine parent = read().stateMachines().get(0);
    assertThat(parent.name()).isEqualTo("parent");
    ObjectNode definition = Objects.requireNonNull(parent.definitionNode());
    assertThat(Objects.requireNonNull(definition.string("StartAt")).location())
        .isEqualTo(new Location("plan.json", 4, 36, 4, 41));
  }

  @Test
  void joinsRolesByWhatTheConfigurationRefersTo() {
    Role role = Objects.requireNonNull(read().stateMachines().get(0).role().ifKnown());
    assertThat(role.name()).isEqualTo("parent-role");
    assertThat(role.policies()).hasSize(1);
    assertThat(role.policies().get(0).document().statements()).hasSize(1);
    assertThat(role.unknownPolicies()).hasSize(1);
    assertThat(role.arn())
        .hasToString("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/parent-role");
  }

  @Test
  void saysWhichDefinitionsAreUnknownYet() {
    Workspace workspace = read();
    StateMachine child = workspace.stateMachines().get(1);
    assertThat(child.name()).isEqualTo("module.m[\"x\"].aws_sfn_state_machine.c");
    assertThat(child.definition().isUnknown()).isTrue();
  }
}
