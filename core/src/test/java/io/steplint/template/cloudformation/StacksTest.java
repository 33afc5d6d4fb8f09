package io.steplint.template.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.config.Configuration;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.draft.Nodes;
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

/** What goes from one template of a project to another. */
class StacksTest {

  private static final String CHILD =
      """
      Parameters: {Topic: {Type: String}}
      Resources:
        Child:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            Definition:
              StartAt: Tell
              States:
                Tell:
                  Type: Task
                  Resource: arn:aws:states:::sns:publish
                  Parameters: {TopicArn: !Ref Topic, Message: x}
                  End: true
      Outputs:
        ChildArn: {Value: !GetAtt Child.Arn}
      """;

  @TempDir Path folder;

  @Test
  void givesParametersToNestedStacksAndTakesTheirOutputs() throws Exception {
    write("nested/child.yaml", CHILD);
    write(
        "template.yaml",
        """
        Resources:
          Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: orders}}
          Nested:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: ./nested/child.yaml, Parameters: {Topic: !Ref Topic}}
          Parent:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              Definition:
                StartAt: Run
                States:
                  Run:
                    Type: Task
                    Resource: arn:aws:states:::states:startExecution.sync:2
                    Parameters: {StateMachineArn: !GetAtt Nested.Outputs.ChildArn}
                    End: true
        """);

    for (List<String> paths : List.of(List.of("."), List.of("template.yaml"))) {
      Workspace workspace = ProjectReader.read(ReadOptions.of(folder, paths));

      StateMachine parent = machine(workspace, "template.yaml#Parent");
      StateMachine child = machine(workspace, "nested/child.yaml#Child");
      assertThat(workspace.findByArn(value(parent, "Run", "StateMachineArn"), parent))
          .isSameAs(child);
      assertThat(value(child, "Tell", "TopicArn"))
          .hasToString("arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:orders");
    }
  }

  @Test
  void leavesAParameterOpenThatTwoStacksGiveDifferently() throws Exception {
    write("child.yaml", CHILD);
    write(
        "template.yaml",
        """
        Resources:
          One:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: child.yaml, Parameters: {Topic: "arn:aws:sns:us-east-1:1:a"}}
          Two:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: child.yaml, Parameters: {Topic: "arn:aws:sns:us-east-1:1:b"}}
        """);

    Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));

    StateMachine child = machine(workspace, "child.yaml#Child");
    assertThat(value(child, "Tell", "TopicArn").isLiteral()).isFalse();
  }

  @Test
  void endsStacksThatHoldThemselves() throws Exception {
    write(
        "template.yaml",
        """
        Parameters: {Name: {Type: String, Default: x}}
        Resources:
          Again:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: template.yaml, Parameters: {Name: !GetAtt Again.Outputs.Name}}
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties: {StateMachineName: !Ref Name, Definition: {StartAt: A, States: {}}}
        Outputs: {Name: {Value: !GetAtt Again.Outputs.Name}}
        """);

    assertThat(ProjectReader.read(ReadOptions.of(folder, List.of("."))).stateMachines()).hasSize(1);
  }

  @Test
  void importsWhatAnotherTemplateExports() throws Exception {
    write(
        "network.yaml",
        """
        Parameters: {Stage: {Type: String}}
        Resources:
          Child:
            Type: AWS::StepFunctions::StateMachine
            Properties: {Definition: {StartAt: A, States: {A: {Type: Succeed}}}}
          Shared: {Type: AWS::IAM::Role, Properties: {Policies: []}}
        Outputs:
          Child: {Value: !Ref Child, Export: {Name: !Sub "${Stage}-child"}}
          Role: {Value: !GetAtt Shared.Arn, Export: {Name: shared-role}}
        """);
    write(
        "parent.yaml",
        """
        Parameters: {Stage: {Type: String}}
        Resources:
          Parent:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: !ImportValue shared-role
              Definition:
                StartAt: Run
                States:
                  Run:
                    Type: Task
                    Resource: arn:aws:states:::states:startExecution
                    Parameters: {StateMachineArn: {"Fn::ImportValue": !Sub "${Stage}-child"}}
                    End: true
        """);

    Workspace workspace = ProjectReader.read(with(Map.of("Stage", "prod"), null, null));

    StateMachine parent = machine(workspace, "parent.yaml#Parent");
    assertThat(workspace.findByArn(value(parent, "Run", "StateMachineArn"), parent))
        .isSameAs(machine(workspace, "network.yaml#Child"));
    assertThat(Objects.requireNonNull(parent.role().ifKnown()).key())
        .isEqualTo("network.yaml#Shared");
  }

  @Test
  void keepsCopiesOfATemplateApart() throws Exception {
    for (String stage : List.of("dev", "prod")) {
      write(
          stage + ".yaml",
          """
          Resources:
            Machine:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                RoleArn: !GetAtt Execution.Arn
                Definition: {StartAt: A, States: {A: {Type: Succeed}}}
            Execution: {Type: AWS::IAM::Role, Properties: {RoleName: execution}}
          """);
    }

    Workspace workspace =
        ProjectReader.read(ReadOptions.of(folder, List.of("prod.yaml", "dev.yaml")));

    Role prod = Objects.requireNonNull(machine(workspace, "prod.yaml#Machine").role().ifKnown());
    Role dev = Objects.requireNonNull(machine(workspace, "dev.yaml#Machine").role().ifKnown());
    assertThat(prod.key()).isEqualTo("prod.yaml#Execution");
    assertThat(dev.key()).isEqualTo("dev.yaml#Execution");
  }

  @Test
  void fillsInRegionAndAccountWhereTheyAreGiven() throws Exception {
    write(
        "template.yaml",
        """
        Conditions: {China: !Equals [!Ref AWS::Partition, aws-cn]}
        Resources:
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: orders
              Definition: {StartAt: A, States: {A: {Type: Pass, Comment: !If [China, there, here]}}}
        """);

    Workspace workspace = ProjectReader.read(with(Map.of(), "cn-north-1", "123456789012"));

    StateMachine machine = workspace.stateMachines().get(0);
    assertThat(machine.arn())
        .hasToString("arn:aws-cn:states:cn-north-1:123456789012:stateMachine:orders");
    assertThat(ExpressionSpelling.canonical(Objects.requireNonNull(machine.definitionNode())))
        .contains("Comment:there");
  }

  private ReadOptions with(
      Map<String, String> parameters, @Nullable String region, @Nullable String account) {
    return new ReadOptions(
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
        folder);
  }

  private static StateMachine machine(Workspace workspace, String key) {
    return Objects.requireNonNull(workspace.find(key), key);
  }

  private static Text value(StateMachine machine, String state, String parameter) {
    var definition = Objects.requireNonNull(machine.definitionNode());
    var states = Objects.requireNonNull(definition.object("States"));
    var parameters =
        Objects.requireNonNull(Objects.requireNonNull(states.object(state)).object("Parameters"));
    return Objects.requireNonNull(Nodes.text(parameters.get(parameter)));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
