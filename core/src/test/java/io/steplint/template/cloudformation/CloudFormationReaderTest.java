package io.steplint.template.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.config.Configuration;
import io.steplint.iam.Statement;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudFormationReaderTest {

  @TempDir Path folder;

  @Test
  void placesValuesOfABlockString() throws Exception {
    Workspace workspace =
        read(
            """
            Resources:
              Parent:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: !Sub |
                    {
                      "StartAt": "Go",
                      "States": {"Go": {"Type": "Pass", "Comment": "${AWS::Region} here", "End": true}}
                    }
            """);

    Node type = at(machine(workspace, "Parent"), "States", "Go", "Type");
    assertThat(type.location()).hasToString("template.yaml:8:37");
    Node comment = at(machine(workspace, "Parent"), "States", "Go", "Comment");
    assertThat(Nodes.text(comment)).hasToString("${AWS::Region} here");
    assertThat(comment.location().column()).isEqualTo(56);
  }

  @Test
  void placesValuesOfAJoin() throws Exception {
    Workspace workspace =
        read(
            """
            Resources:
              Parent:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString:
                    Fn::Join:
                      - ""
                      - - '{"StartAt":"Go","States":{"Go":{"Type":"Task","Resource":"'
                        - !GetAtt Work.Arn
                        - '","Next":"Done"},"Done":{"Type":"Succeed"}}}'
              Work:
                Type: AWS::Lambda::Function
            """);

    StateMachine parent = machine(workspace, "Parent");
    Node resource = at(parent, "States", "Go", "Resource");
    assertThat(Nodes.text(resource))
        .hasToString(
            "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Work}");
    assertThat(at(parent, "States", "Done", "Type").location()).hasToString("template.yaml:10:48");
  }

  @Test
  void followsAChildThroughASubstitution() throws Exception {
    write(
        "parent.asl.json",
        """
        {"StartAt": "Run", "States": {"Run": {"Type": "Task", "Retries": ${Times},
          "Resource": "arn:aws:states:::states:startExecution.sync:2",
          "Parameters": {"StateMachineArn": "${ChildArn}"}, "End": true}}}
        """);
    write("child.asl.json", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
    Workspace workspace =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Parameters: {Times: {Type: Number, Default: 3}}
            Resources:
              Parent:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: parent.asl.json
                  DefinitionSubstitutions: {ChildArn: !Ref Child, Times: !Ref Times}
                  Policies:
                    - StepFunctionsExecutionPolicy: {StateMachineName: !GetAtt Child.Name}
              Child:
                Type: AWS::Serverless::StateMachine
                Properties: {DefinitionUri: child.asl.json, Type: EXPRESS}
            """);

    assertThat(workspace.stateMachines()).hasSize(2);
    assertThat(workspace.facts()).isEmpty();
    StateMachine parent = machine(workspace, "Parent");
    StateMachine child = machine(workspace, "Child");
    var arn =
        Objects.requireNonNull(
            Nodes.text(at(parent, "States", "Run", "Parameters", "StateMachineArn")));
    assertThat(workspace.findByArn(arn, parent)).isSameAs(child);
    assertThat(parent.definitionFile()).isEqualTo("parent.asl.json");
    Role role = Objects.requireNonNull(parent.role().ifKnown());
    assertThat(arnsOf(role)).containsExactly(child.arn().toString());
  }

  @Test
  void collectsPoliciesInEveryFormOfAttachment() throws Exception {
    Workspace workspace =
        read(
            """
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Execution.Arn
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
              Execution:
                Type: AWS::IAM::Role
                Properties:
                  ManagedPolicyArns: [!Ref Shared, arn:aws:iam::aws:policy/SomethingNew]
                  Policies:
                    - PolicyName: inline
                      PolicyDocument: {Statement: {Effect: Allow, Action: "*", Resource: one}}
              Separate:
                Type: AWS::IAM::Policy
                Properties:
                  PolicyName: separate
                  Roles: [!Ref Execution]
                  PolicyDocument: {Statement: {Effect: Allow, Action: "*", Resource: two}}
              Shared:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: {Statement: {Effect: Allow, Action: "*", Resource: three}}
            """);

    Role role = Objects.requireNonNull(machine(workspace, "Machine").role().ifKnown());
    assertThat(arnsOf(role)).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(role.unknownPolicies()).hasSize(1);
  }

  @Test
  void namesTheFileThatWasProbablyMeant() throws Exception {
    write("machine.asl.json", "{}");
    Workspace workspace =
        read(
            """
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties: {DefinitionUri: machin.asl.json}
            """);

    assertThat(workspace.facts())
        .anySatisfy(
            fact -> {
              assertThat(fact.kind()).isEqualTo(Fact.Kind.UNRESOLVED_DEFINITION);
              assertThat(fact.help()).contains("machine.asl.json");
              assertThat(fact.location().line()).isEqualTo(4);
            });
  }

  @Test
  void readsNothingOutsideTheProject() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(project.resolve(".git"));
    write("secret.asl.json", "{\"StartAt\": \"A\", \"States\": {}}");
    Files.writeString(
        project.resolve("template.yaml"),
        """
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties: {DefinitionUri: ../secret.asl.json}
        """);

    Workspace workspace = ProjectReader.read(ReadOptions.of(project, List.of(".")));

    assertThat(machine(workspace, "Machine").definitionNode()).isNull();
    assertThat(workspace.facts().get(0).message()).contains("outside");
  }

  @Test
  void endsNamesThatReferToEachOther() throws Exception {
    Workspace workspace =
        read(
            """
            Resources:
              One:
                Type: AWS::StepFunctions::StateMachine
                Properties: {StateMachineName: !Sub "${Two.Name}", Definition: {StartAt: A, States: {}}}
              Two:
                Type: AWS::StepFunctions::StateMachine
                Properties: {StateMachineName: !Sub "${One.Name}", Definition: {StartAt: A, States: {}}}
            """);

    assertThat(workspace.stateMachines()).hasSize(2);
    assertThat(workspace.facts()).anyMatch(fact -> fact.message().contains("refers to itself"));
  }

  @Test
  void tellsPlaceholdersAndValuesThatDoNotMeet() throws Exception {
    write(
        "machine.asl.json",
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Comment\":"
            + " \"${Tabel}\"}}}");
    Workspace workspace =
        read(
            """
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: machine.asl.json
                  DefinitionSubstitutions: {Table: orders}
            """);

    assertThat(workspace.facts())
        .extracting(fact -> fact.kind() + " " + fact.location().file())
        .containsExactlyInAnyOrder(
            "OPEN_PLACEHOLDER machine.asl.json", "UNUSED_SUBSTITUTION template.yaml");
  }

  @Test
  void takesTheBranchThatAParameterDecides() throws Exception {
    String template =
        """
        Parameters: {Stage: {Type: String, Default: dev}}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsNot: !Not [!Condition IsProd]
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: !If [IsProd, prod.asl.json, dev.asl.json]
              Policies: [!If [IsNot, {SQSPollerPolicy: {QueueName: q}}, AdministratorAccess]]
          Extra:
            Type: AWS::StepFunctions::StateMachine
            Condition: IsProd
            Properties: {Definition: {StartAt: A, States: {A: {Type: Succeed}}}}
        """;
    write("prod.asl.json", "{\"StartAt\": \"Prod\", \"States\": {}}");
    write("dev.asl.json", "{\"StartAt\": \"Dev\", \"States\": {}}");
    write("template.yaml", template);

    Workspace dev = ProjectReader.read(ReadOptions.of(folder, List.of("template.yaml")));
    Workspace prod = ProjectReader.read(with(Map.of("Stage", "prod")));

    assertThat(dev.stateMachines()).hasSize(1);
    assertThat(machine(dev, "Machine").definitionFile()).isEqualTo("dev.asl.json");
    assertThat(
            Objects.requireNonNull(machine(dev, "Machine").role().ifKnown())
                .policies()
                .get(0)
                .name())
        .isEqualTo("SQSPollerPolicy");
    assertThat(prod.stateMachines()).hasSize(2);
    assertThat(machine(prod, "Machine").definitionFile()).isEqualTo("prod.asl.json");
    assertThat(
            Objects.requireNonNull(machine(prod, "Machine").role().ifKnown())
                .policies()
                .get(0)
                .name())
        .isEqualTo("AdministratorAccess");
  }

  @Test
  void decidesListsBehindConditionsAndDefaultsOfMaps() throws Exception {
    Workspace workspace =
        read(
            """
            Parameters: {Open: {Type: String}}
            Conditions: {Yes: !Equals [a, a], No: !Equals [a, b], Maybe: !Equals [!Ref Open, a]}
            Mappings: {Stages: {dev: {Queue: dev-queue}}}
            Resources:
              One:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
                  Policies: !If
                    - Yes
                    - - SQSSendMessagePolicy:
                          QueueName: !FindInMap [Stages, prod, Queue, {DefaultValue: other-queue}]
                    - !Ref AWS::NoValue
              Two:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
                  Policies: !If [No, [AdministratorAccess], !Ref AWS::NoValue]
              Three:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
                  Policies: !If [Maybe, [AdministratorAccess], !Ref AWS::NoValue]
            """);

    assertThat(arnsOf(Objects.requireNonNull(machine(workspace, "One").role().ifKnown())))
        .containsExactly("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:other-queue");
    Role none = Objects.requireNonNull(machine(workspace, "Two").role().ifKnown());
    assertThat(none.policies()).isEmpty();
    assertThat(none.isComplete()).isTrue();
    Role maybe = Objects.requireNonNull(machine(workspace, "Three").role().ifKnown());
    assertThat(maybe.policies()).isEmpty();
    assertThat(maybe.isComplete()).isFalse();
  }

  private ReadOptions with(Map<String, String> parameters) {
    return new ReadOptions(
        folder,
        List.of("template.yaml"),
        List.of(),
        List.of(),
        MachineType.UNKNOWN,
        null,
        null,
        null,
        parameters,
        Configuration.EMPTY,
        folder);
  }

  @Test
  void carriesBothDefinitionsWhereOnlyTheDeploymentDecides() throws Exception {
    write("prod.asl.json", "{\"StartAt\": \"Prod\", \"States\": {}}");
    Workspace workspace =
        read(
            """
            Parameters: {Stage: {Type: String}}
            Conditions: {IsProd: !Equals [!Ref Stage, prod]}
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: !If [IsProd, prod.asl.json, other.asl.json]
              Second:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: !If
                    - IsProd
                    - '{"StartAt": "A", "States": {}}'
                    - !Sub '{"StartAt": "B", "States": {}}'
            """);

    assertThat(workspace.stateMachines())
        .extracting(StateMachine::key)
        .containsExactly(
            "template.yaml#Machine",
            "template.yaml#Machine (otherwise)",
            "template.yaml#Second",
            "template.yaml#Second (otherwise)");
    assertThat(workspace.facts())
        .extracting(Fact::message)
        .containsExactly("There is no definition file other.asl.json");
    assertThat(Nodes.text(at(workspace.stateMachines().get(3), "StartAt"))).hasToString("B");
  }

  @Test
  void leavesDynamicReferencesToTheDeployment() throws Exception {
    Workspace workspace =
        read(
            """
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Execution.Arn
                  Definition: {StartAt: A, States: {A: {Type: Pass, Comment: "{{resolve:ssm:/a:1}}!"}}}
              Execution:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyName: p
                      PolicyDocument:
                        Statement:
                          Effect: Allow
                          Action: s3:GetObject
                          Resource: !Sub "arn:aws:s3:::{{resolve:ssm:/b/${AWS::Region}}}/*"
            """);

    StateMachine machine = machine(workspace, "Machine");
    assertThat(Nodes.text(at(machine, "States", "A", "Comment")))
        .extracting(Text::isLiteral)
        .isEqualTo(false);
    ScalarNode bucket =
        Objects.requireNonNull(machine.role().ifKnown())
            .policies()
            .get(0)
            .document()
            .statements()
            .get(0)
            .resources()
            .get(0);
    assertThat(bucket.text().parts()).hasSize(3);
    assertThat(bucket.text()).hasToString("arn:aws:s3:::{{resolve:ssm:/b/${AWS::Region}}}/*");
  }

  private Workspace read(String template) throws Exception {
    write("template.yaml", template);
    return ProjectReader.read(ReadOptions.of(folder, List.of(".")));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static StateMachine machine(Workspace workspace, String id) {
    for (StateMachine machine : workspace.stateMachines()) {
      if (id.equals(machine.resource())) {
        return machine;
      }
    }
    throw new AssertionError("no machine " + id);
  }

  private static Node at(StateMachine machine, String... path) {
    Node node = Objects.requireNonNull(machine.definitionNode());
    for (String step : path) {
      ObjectNode object = Objects.requireNonNull(node.asObject());
      node = Objects.requireNonNull(object.get(step));
    }
    return node;
  }

  private static List<String> arnsOf(Role role) {
    List<String> arns = new ArrayList<>();
    role.policies()
        .forEach(
            policy -> {
              for (Statement statement : policy.document().statements()) {
                statement.resources().forEach(resource -> arns.add(resource.string()));
              }
            });
    return arns;
  }
}
