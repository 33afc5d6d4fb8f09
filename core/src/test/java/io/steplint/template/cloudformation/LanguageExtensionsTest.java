package io.steplint.template.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.draft.Nodes;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code AWS::LanguageExtensions} and the aliases of SAM add to a template. */
class LanguageExtensionsTest {

  @TempDir Path folder;

  private Workspace read(String template) throws Exception {
    Files.writeString(folder.resolve("template.yaml"), template);
    return ProjectReader.read(ReadOptions.of(folder, List.of(".")));
  }

  private static List<String> resources(Workspace workspace) {
    return workspace.stateMachines().stream().map(StateMachine::resource).toList();
  }

  private static StateMachine machine(Workspace workspace, String resource) {
    return Objects.requireNonNull(workspace.find("template.yaml#" + resource), resource);
  }

  private static ScalarNode value(StateMachine machine, String state, String member) {
    ObjectNode states =
        Objects.requireNonNull(Objects.requireNonNull(machine.definitionNode()).object("States"));
    return Objects.requireNonNull(Objects.requireNonNull(states.object(state)).string(member));
  }

  @Test
  void makesAResourceForEachValueOfALoop() throws Exception {
    Workspace workspace =
        read(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Stages: {Type: CommaDelimitedList, Default: "dev,prod"}
            Resources:
              Fn::ForEach::Stages:
                - Stage
                - !Ref Stages
                - Fn::ForEach::Kids:
                    - Part
                    - [read-all, Write]
                    - Kid${Stage}&{Part}:
                        Type: AWS::StepFunctions::StateMachine
                        Properties:
                          StateMachineName: !Sub "${Stage}-${Part}"
                          RoleArn: !GetAtt Role.Arn
                          Definition:
                            StartAt: A
                            States:
                              A: {Type: Pass, Comment: !Ref Part, End: true}
              Role: {Type: AWS::IAM::Role, Properties: {}}
              Parent:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Role.Arn
                  Definition:
                    StartAt: Run
                    States:
                      Run: {Type: Task, Resource: !Ref KidprodWrite, End: true}
            """);

    assertThat(resources(workspace))
        .containsExactly(
            "Kiddevreadall", "KiddevWrite", "Kidprodreadall", "KidprodWrite", "Parent");
    assertThat(machine(workspace, "Kiddevreadall").name()).isEqualTo("dev-read-all");
    assertThat(value(machine(workspace, "Kidprodreadall"), "A", "Comment").literal())
        .isEqualTo("read-all");
    assertThat(workspace.findByArn(value(machine(workspace, "Parent"), "Run", "Resource").text()))
        .isSameAs(machine(workspace, "KidprodWrite"));
  }

  @Test
  void leavesALoopOverWhatOnlyTheDeploymentKnows() throws Exception {
    Workspace workspace =
        read(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Stages: {Type: CommaDelimitedList}
            Resources:
              Fn::ForEach::Stages:
                - Stage
                - !Ref Stages
                - Kid${Stage}:
                    Type: AWS::StepFunctions::StateMachine
                    Properties: {RoleArn: "arn:aws:iam::111122223333:role/x"}
            """);

    assertThat(workspace.stateMachines()).isEmpty();
    assertThat(workspace.facts()).isEmpty();
    assertThat(workspace.notes())
        .anyMatch(note -> note.contains("Fn::ForEach goes over something that only a deployment"));
  }

  @Test
  void writesLoopsInsideOfPropertiesAndValuesAsJson() throws Exception {
    Workspace workspace =
        read(
            """
            Transform: AWS::LanguageExtensions
            Mappings:
              Waits: {dev: {Seconds: 1}}
            Resources:
              Flow:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: arn:aws:iam::111122223333:role/x
                  Definition:
                    StartAt: A
                    Comment: !Sub
                      - "${Count} ${Json}"
                      - Count: {Fn::Length: [a, b, c]}
                        Json: {Fn::ToJsonString: {a: [1, "b"]}}
                    States:
                      Fn::ForEach::States:
                        - Name
                        - [A, B]
                        - ${Name}: {Type: Wait, Seconds: !FindInMap [Waits, prod, Seconds, {DefaultValue: 9}], End: true}
            """);

    ObjectNode definition = Objects.requireNonNull(machine(workspace, "Flow").definitionNode());
    assertThat(Objects.requireNonNull(definition.string("Comment")).literal())
        .isEqualTo("3 {\"a\":[1,\"b\"]}");
    ObjectNode states = Objects.requireNonNull(definition.object("States"));
    assertThat(states.members()).extracting(ObjectNode.Member::name).containsExactly("A", "B");
    assertThat(Nodes.literal(Objects.requireNonNull(states.object("B")).get("Seconds")))
        .isEqualTo("9");
  }

  @Test
  void leadsAPublishedAliasToItsMachineAndAParameterToItsValue() throws Exception {
    Workspace workspace =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Child:
                Type: AWS::Serverless::StateMachine
                Properties:
                  AutoPublishAlias: live
                  Definition: {StartAt: A, States: {A: {Type: Succeed}}}
              Pointer: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref Child}}
              Parent:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition:
                    StartAt: A
                    States:
                      A: {Type: Task, Resource: !Ref ChildAliaslive, Next: B}
                      B: {Type: Task, Resource: !GetAtt Pointer.Value, End: true}
            """);

    StateMachine child = machine(workspace, "Child");
    StateMachine parent = machine(workspace, "Parent");
    assertThat(value(parent, "A", "Resource").string()).endsWith(":live");
    assertThat(workspace.findByArn(value(parent, "A", "Resource").text())).isSameAs(child);
    assertThat(workspace.findByArn(value(parent, "B", "Resource").text())).isSameAs(child);
  }
}
