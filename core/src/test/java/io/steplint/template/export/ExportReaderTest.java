package io.steplint.template.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Location;
import io.steplint.source.ObjectNode;
import io.steplint.testing.RoleGrantLines;
import io.steplint.testing.Texts;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExportReaderTest {

  private static final String MACHINE =
      """
      {"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:orders",
       "name": "orders", "status": "ACTIVE", "type": "EXPRESS",
       "definition": "{\\n  \\"StartAt\\": \\"A\\", \\"States\\": {}\\n}",
       "roleArn": "arn:aws:iam::123456789012:role/service-role/orders",
       "loggingConfiguration": {"level": "ALL", "includeExecutionData": false},
       "tracingConfiguration": {"enabled": true}}
      """;

  private static final String ACCOUNT =
      """
      {"UserDetailList": [], "RoleDetailList": [
        {"Path": "/service-role/", "RoleName": "orders",
         "Arn": "arn:aws:iam::123456789012:role/service-role/orders",
         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
         "RolePolicyList": [{"PolicyName": "own", "PolicyDocument":
           {"Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}]}}],
         "AttachedManagedPolicies": [
           {"PolicyName": "log", "PolicyArn": "arn:aws:iam::123456789012:policy/log"},
           {"PolicyName": "other", "PolicyArn": "arn:aws:iam::aws:policy/Other"}]}],
       "Policies": [{"PolicyName": "log", "Arn": "arn:aws:iam::123456789012:policy/log",
         "PolicyVersionList": [
          {"VersionId": "v1", "IsDefaultVersion": false, "Document": {"Statement": []}},
          {"VersionId": "v2", "IsDefaultVersion": true, "Document":
            {"Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}}]}]}
      """;

  private static Workspace read() {
    return Texts.read(Map.of("orders.json", MACHINE, "account.json", ACCOUNT));
  }

  @Test
  void findsTheDefinitionInsideTheString() {
    StateMachine orders = read().stateMachines().get(0);
    assertThat(orders.type()).isEqualTo(MachineType.EXPRESS);
    assertThat(orders.settings().tracing().isKnown()).isTrue();
    ObjectNode definition = Objects.requireNonNull(orders.definitionNode());
    assertThat(Objects.requireNonNull(definition.string("StartAt")).location())
        .isEqualTo(new Location("orders.json", 3, 35, 3, 40));
  }

  @Test
  void joinsTheRoleWithTheVersionInForce() {
    Role role = Objects.requireNonNull(read().stateMachines().get(0).role().ifKnown());
    assertThat(role.name()).isEqualTo("orders");
    assertThat(role.policies()).hasSize(2);
    assertThat(role.policies().get(1).document().statements()).hasSize(1);
    assertThat(role.unknownPolicies())
        .singleElement()
        .satisfies(
            policy -> assertThat(policy.name()).hasToString("arn:aws:iam::aws:policy/Other"));
  }

  private static Workspace read(String... outputs) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < outputs.length; i++) {
      texts.put(i + ".json", outputs[i]);
    }
    return Texts.read(texts);
  }

  private static final String ROLE_POLICY =
      """
      {"RoleName": "orders", "PolicyName": "own", "PolicyDocument":
        {"Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}]}}
      """;

  @Test
  void doesNotTakeAPartOfARoleForTheWhole() {
    Role byPolicy =
        Objects.requireNonNull(read(ROLE_POLICY, MACHINE).stateMachines().get(0).role().ifKnown());
    assertThat(byPolicy.name()).isEqualTo("orders");
    assertThat(byPolicy.policies()).hasSize(1);
    assertThat(byPolicy.isComplete()).isFalse();

    String role =
        """
        {"Role": {"RoleName": "orders", "Arn": "arn:aws:iam::123456789012:role/service-role/orders",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}}
        """;
    Role described =
        Objects.requireNonNull(
            read(MACHINE, role, ROLE_POLICY).stateMachines().get(0).role().ifKnown());
    assertThat(described.trust()).isNotNull();
    assertThat(described.policies()).hasSize(1);
    assertThat(described.isComplete()).isFalse();
  }

  @Test
  void knowsAwsManagedPoliciesThatAreNotExported() {
    Role role =
        Objects.requireNonNull(
            read(MACHINE, ACCOUNT.replace("policy/Other", "policy/AmazonSQSFullAccess"))
                .stateMachines()
                .get(0)
                .role()
                .ifKnown());
    assertThat(role.isComplete()).isTrue();
    assertThat(RoleGrantLines.of(role)).contains("ALLOW sqs:* *");
  }

  @Test
  void keepsPoliciesOfNoMachineAsDocuments() {
    String version =
        """
        {"PolicyVersion": {"VersionId": "v3", "IsDefaultVersion": true, "Document":
          {"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}}}
        """;
    Workspace workspace = read(version, ROLE_POLICY);
    assertThat(workspace.roles()).isEmpty();
    assertThat(workspace.documents()).hasSize(2);
  }

  @Test
  void countsTheRolesOfMachinesOnly() {
    assertThat(read(ACCOUNT).roles()).isEmpty();
    assertThat(read(ACCOUNT, MACHINE).roles()).hasSize(1);
  }
}
