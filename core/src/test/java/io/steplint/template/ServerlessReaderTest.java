package io.steplint.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void leavesWhatThePluginGrantsUnknown() throws Exception {
    Files.writeString(
        folder.resolve("serverless.yml"),
        """
        service: orders
        stepFunctions:
          stateMachines:
            only: {definition: {StartAt: A, States: {A: {Type: Succeed}}}}
        """);

    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));

    Role role = Objects.requireNonNull(workspace.stateMachines().get(0).role());
    assertThat(role.isComplete()).isFalse();
    assertThat(workspace.notes()).anyMatch(note -> note.contains("plugin"));
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
}
