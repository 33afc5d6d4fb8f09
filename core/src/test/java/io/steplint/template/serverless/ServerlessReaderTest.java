package io.steplint.template.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.Effect;
import io.steplint.iam.Statement;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.draft.Nodes;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerlessReaderTest {

  @TempDir Path folder;

  @Test
  void fillsVariablesAndFollowsAChild() throws Exception {
    Files.writeString(
        folder.resolve("child.yml"),
        """
        StartAt: Done
        States:
          Done: {Type: Succeed}
        """);
    Files.writeString(
        folder.resolve("serverless.yml"),
        """
        service: orders
        provider:
          name: aws
          stage: ${opt:stage, 'test'}
        functions:
          take-order: {handler: index.handler}
        stepFunctions:
          stateMachines:
            parent:
              name: parent-${self:provider.stage}
              definition:
                StartAt: Take
                States:
                  Take: {Type: Task, Resource: !GetAtt TakeDashorderLambdaFunction.Arn, Next: Run}
                  Run:
                    Type: Task
                    Resource: arn:aws:states:::states:startExecution.sync:2
                    Parameters: {StateMachineArn: !Ref ChildStepFunctionsStateMachine}
                    End: true
            child:
              type: EXPRESS
              definition: ${file(./child.yml)}
        """);

    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));

    assertThat(workspace.stateMachines()).hasSize(2);
    StateMachine parent = workspace.stateMachines().get(0);
    StateMachine child = workspace.stateMachines().get(1);
    assertThat(parent.name()).isEqualTo("parent-test");
    assertThat(Nodes.text(at(parent, "States", "Take", "Resource")))
        .asString()
        .endsWith(":function:orders-test-take-order");
    var arn = Nodes.text(at(parent, "States", "Run", "Parameters", "StateMachineArn"));
    assertThat(workspace.findByArn(Objects.requireNonNull(arn), parent)).isSameAs(child);
    assertThat(at(child, "States", "Done").location()).hasToString("child.yml:3:9");
  }

  @Test
  void grantsWhatThePluginGrants() throws Exception {
    Role role =
        roleOf(
            """
            StartAt: Run
            States:
              Run:
                Type: Task
                Resource: arn:aws:states:::states:startExecution.sync:2
                Parameters: {StateMachineArn: !Ref Child}
                Next: Send
              Send:
                Type: Task
                Resource: arn:aws:states:::sqs:sendMessage
                Parameters: {QueueUrl: !Ref Queue, MessageBody: x}
                Next: Store
              Store:
                Type: Task
                Resource: arn:aws:states:::dynamodb:putItem
                Parameters: {TableName: orders, Item: {}}
                Next: Work
              Work: {Type: Task, Resource: !GetAtt work.Arn, End: true}
            """);

    assertThat(role.isComplete()).isTrue();
    assertThat(role.policies()).allMatch(policy -> policy.kind() == Policy.Kind.GENERATED);
    assertThat(grants(role))
        .containsExactlyInAnyOrder(
            "states:StartExecution ${Child}",
            "states:DescribeExecution *",
            "states:StopExecution *",
            "events:PutTargets arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/"
                + "StepFunctionsGetEventsForStepFunctionsExecutionRule",
            "events:PutRule arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/"
                + "StepFunctionsGetEventsForStepFunctionsExecutionRule",
            "events:DescribeRule"
                + " arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/"
                + "StepFunctionsGetEventsForStepFunctionsExecutionRule",
            "sqs:SendMessage ${Queue.Arn}",
            "dynamodb:PutItem"
                + " arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders",
            "lambda:InvokeFunction arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:"
                + "function:orders-dev-work",
            "lambda:InvokeFunction arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:"
                + "function:orders-dev-work:*");
  }

  @Test
  void makesTheMistakesOfThePlugin() throws Exception {
    Role named =
        roleOf(
            """
            StartAt: Store
            States:
              Store:
                Type: Task
                Resource: arn:aws:states:::dynamodb:putItem
                Parameters: {TableName: !ImportValue Table, Item: {}}
                Next: Build
              Build:
                Type: Task
                Resource: arn:aws:states:::codebuild:startBuild.sync
                Parameters: {ProjectName: !Ref Project}
                End: true
            """);
    Role unknownToThePlugin =
        roleOf(
            """
            StartAt: List
            States:
              List: {Type: Task, Resource: "arn:aws:states:::aws-sdk:ec2:describeInstances", End: true}
            """);

    assertThat(grants(named)).anyMatch(grant -> grant.endsWith(":project/[object Object]"));
    assertThat(grants(unknownToThePlugin)).containsExactly("* *");
    assertThat(unknownToThePlugin.policies().get(0).document().statements().get(0).effect())
        .isEqualTo(Effect.DENY);
  }

  @Test
  void leavesUnknownWhatReleasesOfThePluginDoDifferently() throws Exception {
    Role role =
        roleOf(
            """
            QueryLanguage: JSONata
            StartAt: Tell
            States:
              Tell:
                Type: Task
                Resource: arn:aws:states:::sns:publish
                Arguments: {TopicArn: !Ref Topic, Message: x}
                End: true
            """);

    assertThat(role.isComplete()).isFalse();
  }

  @Test
  void readsWhatConfiguresTheMachine() throws Exception {
    Files.writeString(
        folder.resolve("serverless.yml"),
        """
        service: orders
        custom: {group: orders-log}
        stepFunctions:
          stateMachines:
            only:
              loggingConfig:
                level: ALL
                destinations: [!Sub "arn:aws:logs:us-east-1:1:log-group:${self:custom.group}:*"]
              tracingConfig: {enabled: true}
              definition:
                StartAt: A
                States:
                  A:
                    Type: Task
                    Resource: !Ref PackStepFunctionsActivity
                    Comment: "in #{AWS::Region}"
                    End: true
          activities: [pack]
        """);

    StateMachine machine =
        ProjectReader.read(ReadOptions.of(folder, List.of("."))).stateMachines().get(0);

    assertThat(machine.settings().tracing().isKnown()).isTrue();
    assertThat(Objects.requireNonNull(machine.settings().logging().ifKnown()).groups())
        .singleElement()
        .satisfies(group -> assertThat(group.string()).contains("log-group:orders-log:*"));
    assertThat(Nodes.text(at(machine, "States", "A", "Resource")))
        .hasToString("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:activity:pack");
    assertThat(Nodes.text(at(machine, "States", "A", "Comment"))).hasToString("in ${AWS::Region}");
  }

  private Role roleOf(String definition) throws Exception {
    Files.writeString(
        folder.resolve("serverless.yml"),
        "service: orders\nfunctions: {work: {handler: a.b}}\nstepFunctions:\n  stateMachines:\n"
            + "    only:\n      definition:\n"
            + definition.indent(8));
    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    return Objects.requireNonNull(workspace.stateMachines().get(0).role().ifKnown());
  }

  private static List<String> grants(Role role) {
    List<String> grants = new ArrayList<>();
    for (Policy policy : role.policies()) {
      for (Statement statement : policy.document().statements()) {
        for (ScalarNode action : statement.actions()) {
          for (ScalarNode resource : statement.resources()) {
            grants.add(action.string() + " " + resource.string());
          }
        }
      }
    }
    return grants;
  }

  @Test
  void endsVariablesThatNameEachOther() throws Exception {
    Files.writeString(
        folder.resolve("serverless.yml"),
        """
        service: ${self:custom.a}
        custom: {a: "${self:custom.b}", b: "${self:custom.a}"}
        stepFunctions:
          stateMachines:
            only: {definition: {StartAt: A, States: {A: {Type: Succeed}}}}
        """);

    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));

    assertThat(workspace.stateMachines()).hasSize(1);
  }

  private static Node at(StateMachine machine, String... path) {
    Node node = Objects.requireNonNull(machine.definitionNode());
    for (String step : path) {
      ObjectNode object = Objects.requireNonNull(node.asObject());
      node = Objects.requireNonNull(object.get(step));
    }
    return node;
  }

  @Test
  void followsTheReleaseOfThePluginForAnOpenPartition() throws Exception {
    Files.writeString(
        folder.resolve("serverless.yml"),
        """
        service: orders
        provider: {name: aws}
        functions:
          hello: {handler: a.b}
        stepFunctions:
          stateMachines:
            parent:
              name: parent
              definition:
                StartAt: Run
                States:
                  Run:
                    Type: Task
                    Resource: arn:${AWS::Partition}:states:::sqs:sendMessage
                    Parameters: {QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/q"}
                    Next: Hello
                  Hello: {Type: Task, Resource: !GetAtt hello.Arn, End: true}
        """);

    Role open = roleOfTheOnlyMachine();
    assertThat(open.unknownPolicies()).hasSize(1);
    assertThat(actions(open)).containsExactly("lambda:InvokeFunction");

    Files.writeString(
        folder.resolve("package.json"),
        "{\"devDependencies\": {\"serverless-step-functions\": \"^3.25.0\"}}");
    Role newer = roleOfTheOnlyMachine();
    assertThat(newer.unknownPolicies()).isEmpty();
    assertThat(actions(newer)).containsExactly("sqs:SendMessage", "lambda:InvokeFunction");

    Files.writeString(
        folder.resolve("package.json"),
        "{\"devDependencies\": {\"serverless-step-functions\": \"~3.21.0\"}}");
    Role older = roleOfTheOnlyMachine();
    assertThat(older.unknownPolicies()).isEmpty();
    assertThat(actions(older)).containsExactly("lambda:InvokeFunction");
  }

  private Role roleOfTheOnlyMachine() throws Exception {
    return ProjectReader.read(ReadOptions.of(folder, List.of("."))).roles().get(0);
  }

  private static List<String> actions(Role role) {
    List<String> actions = new ArrayList<>();
    for (Policy policy : role.policies()) {
      for (Statement statement : policy.document().statements()) {
        statement.actions().forEach(action -> actions.add(action.string()));
      }
    }
    return actions;
  }
}
