package io.steplint.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.workspace.Fact;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is said clearly, and the rest is analysed all the same. */
class BadInputTest {

  private static final String DEFINITION =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";

  @TempDir Path outside;
  private Path project = Path.of("");

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(outside.resolve("project"));
    Files.createDirectories(project.resolve(".git"));
    write("good.asl.json", DEFINITION);
    Files.writeString(outside.resolve("secret.asl.json"), DEFINITION);
  }

  @Test
  void readsOnWhereATemplateIsNoYaml() throws Exception {
    write("broken.yaml", "Resources:\n  M:\n   Type: AWS::StepFunctions::StateMachine\n  - x\n");
    write("tabs.json", "{\"Resources\": {\"M\": {\"Type\": \"AWS::StepFunctions::StateMachine\",");
    write("main.tf", "resource \"aws_sfn_state_machine\" \"m\" {\n  definition =\n");
    write("zero.asl.json", "");
    write("binary.asl.json", "\u0000\u0001{");

    Workspace workspace = read();

    assertThat(workspace.find("good.asl.json")).isNotNull();
    assertThat(workspace.facts())
        .filteredOn(fact -> fact.kind() == Fact.Kind.UNREADABLE)
        .extracting(fact -> fact.location().file())
        .contains("broken.yaml", "tabs.json", "main.tf");
    assertThat(workspace.stateMachines())
        .filteredOn(machine -> machine.key().matches("(zero|binary).*"))
        .hasSize(2)
        .allSatisfy(machine -> assertThat(machine.problems()).isNotEmpty());
  }

  @Test
  void endsWhatNamesItself() throws Exception {
    write(
        "template.yaml",
        """
        Parameters: {P: {Type: String, Default: "${P}"}}
        Conditions: {A: !Condition B, B: !Not [!Condition A], C: !And [!Condition C, !Condition C]}
        Mappings: {M: {a: {b: x}}}
        Resources:
          One:
            Type: AWS::StepFunctions::StateMachine
            Condition: A
            Properties:
              StateMachineName: !Sub "${Two.Name}-${One.Name}"
              DefinitionString: !If [C, !GetAtt One.Arn, !Sub "${One}"]
          Two:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: !Join [!Ref Two, [!GetAtt One.Name, !FindInMap [M, !Ref Two, b]]]
              DefinitionString: !Select [0, !Split [",", !GetAtt Two.Name]]
        Outputs:
          O: {Value: !ImportValue x, Export: {Name: x}}
          N: {Value: a, Export: {Name: !ImportValue x}}
        """);
    write(
        "serverless.yml",
        """
        service: ${self:service}
        custom: ${file(serverless.yml):custom}
        stepFunctions: {stateMachines: {m: {name: "${self:stepFunctions}", definition: {StartAt: A}}}}
        """);
    write(
        "main.tf",
        """
        locals { a = local.b, b = local.a }
        module "m" { source = "./" }
        resource "aws_sfn_state_machine" "m" {
          name       = local.a
          definition = templatefile("main.tf", { a = local.b })
        }
        """);

    assertThat(read().find("good.asl.json")).isNotNull();
  }

  @Test
  void boundsWhatIsNestedWithoutEnd() throws Exception {
    write("deep.json", "{\"StartAt\": \"A\", \"States\": " + "[".repeat(200_000));
    write(
        "deep.yaml",
        "Resources: {A: {Type: AWS::StepFunctions::StateMachine, Properties: "
            + "{Definition: ".repeat(20_000));
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'k'; c++) {
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + (char) (c - 1) + ", ").repeat(9)).append('*').append((char) (c - 1));
      bomb.append("]\n");
    }
    write(
        "bomb.yaml",
        bomb + "Resources: {M: {Type: AWS::StepFunctions::StateMachine, Properties: {X: *j}}}\n");
    write("deep.tf", "locals { a = " + "[".repeat(50_000) + "\n");

    assertThat(read().find("good.asl.json")).isNotNull();
  }

  @Test
  void readsNothingThroughLinksThatLeaveTheProject() throws Exception {
    link("link.asl.json", outside.resolve("secret.asl.json"));
    link("folder", outside);
    link("loop", project);
    write(
        "template.yaml",
        """
        Resources:
          File: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: link.asl.json}}
          Folder: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: folder/secret.asl.json}}
          Dots: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: ../secret.asl.json}}
        """);
    write(
        "serverless.yml",
        "service: s\n"
            + "stepFunctions: {stateMachines: {m: {definition:"
            + " \"${file(../secret.asl.json)}\"}}}\n");
    write(
        "main.tf",
        """
        resource "aws_sfn_state_machine" "m" {
          name       = "m"
          definition = file("../secret.asl.json")
        }
        """);

    Workspace workspace = read();

    assertThat(workspace.facts())
        .filteredOn(fact -> fact.message().contains("lies outside the project"))
        .hasSize(5);
    for (StateMachine machine : workspace.stateMachines()) {
      if (!machine.key().equals("good.asl.json")) {
        assertThat(machine.definitionNode()).as(machine.key()).isNull();
      }
    }
  }

  @Test
  void namesTheNearestFile() throws Exception {
    write("machine.yml", "StartAt: A\n");
    write("machine.json", DEFINITION);
    write(
        "serverless.yml",
        "service: s\nstepFunctions: {stateMachines: {m: {definition: \"${file(machin.yml)}\"}}}\n");
    write(
        "main.tf",
        """
        resource "aws_sfn_state_machine" "m" {
          name       = "m"
          definition = templatefile("${path.module}/machin.json", {})
        }
        resource "aws_sfn_state_machine" "n" {
          name       = "n"
          definition = try(file("${path.module}/generated.json"), "{}")
        }
        """);

    assertThat(read().facts())
        .extracting(Fact::help)
        .containsExactlyInAnyOrder("perhaps machine.yml is meant", "perhaps machine.json is meant");
  }

  private Workspace read() throws Exception {
    return ProjectReader.read(ReadOptions.of(project, List.of(".")));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }

  private void link(String name, Path target) throws IOException {
    try {
      Files.createSymbolicLink(project.resolve(name), target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Assumptions.abort("skipped: no symbolic links here: " + e.getMessage());
    }
  }
}
