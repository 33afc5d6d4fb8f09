package io.steplint.template.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CDK synthesises: assets that hold definitions, several stacks, and references between. */
class CdkReaderTest {

  private static final String DEFINITION =
      "{\"StartAt\": \"Run\", \"States\": {\"Run\": {\"Type\": \"Task\", \"Resource\":"
          + " \"arn:aws:states:::states:startExecution\", \"Parameters\": {\"StateMachineArn\":"
          + " \"${Child}\"}, \"End\": true}}}";

  private static final String STACK =
      """
      {"Resources": {
        "ParentA1": {"Type": "AWS::StepFunctions::StateMachine",
          "Properties": {
            "RoleArn": {"Fn::GetAtt": ["ParentRoleB2", "Arn"]},
            "DefinitionS3Location": {"Bucket": {"Fn::Sub": "cdk-assets-${AWS::AccountId}"}, "Key": "@KEY@"},
            "DefinitionSubstitutions": {"Child": {"Ref": "ChildC3"}}}@METADATA@},
        "ParentRoleB2": {"Type": "AWS::IAM::Role", "Properties": {}},
        "ParentRoleDefaultPolicyD4": {"Type": "AWS::IAM::Policy", "Properties": {
          "Roles": [{"Ref": "ParentRoleB2"}], "PolicyName": "ParentRoleDefaultPolicyD4",
          "PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": "states:StartExecution", "Resource": {"Ref": "ChildC3"}}]}}},
        "ChildC3": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
          "DefinitionString": "{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}"}}
      }}
      """;

  @TempDir Path folder;

  @Test
  void readsADefinitionThatTheManifestNames() throws Exception {
    write("cdk.out/App.template.json", stack("9f.json", ""));
    write(
        "cdk.out/App.assets.json",
        """
        {"version": "36.0.0", "files": {
          "77": {"source": {"path": "asset.77", "packaging": "zip"},
                 "destinations": {"here": {"bucketName": "b", "objectKey": "77.zip"}}},
          "9f": {"source": {"path": "asset.other.json", "packaging": "file"},
                 "destinations": {"here": {"bucketName": "b", "objectKey": "9f.json"}}}}}
        """);
    write("cdk.out/asset.other.json", DEFINITION);

    assertJoined("cdk.out/asset.other.json");
  }

  @Test
  void readsADefinitionByItsHash() throws Exception {
    write("cdk.out/App.template.json", stack("assets/9f.json", ""));
    write("cdk.out/asset.9f.json", DEFINITION);

    assertJoined("cdk.out/asset.9f.json");
  }

  @Test
  void readsADefinitionThatTheMetadataName() throws Exception {
    write(
        "cdk.out/App.template.json",
        stack("9f.json", ", \"Metadata\": {\"aws:asset:path\": \"asset.here.json\"}"));
    write("cdk.out/asset.here.json", DEFINITION);

    assertJoined("cdk.out/asset.here.json");
  }

  @Test
  void readsTheOutputAlthoughItIsIgnored() throws Exception {
    write(".gitignore", "cdk.out\n");
    write("cdk.out/App.template.json", stack("9f.json", ""));
    write("cdk.out/asset.9f.json", DEFINITION);

    assertJoined("cdk.out/asset.9f.json");
  }

  @Test
  void leavesADefinitionInS3Unknown() throws Exception {
    write("cdk.out/App.template.json", stack("9f.json", ""));

    Workspace workspace = read();

    assertThat(workspace.stateMachines()).hasSize(2);
    assertThat(
            Objects.requireNonNull(workspace.stateMachines().get(0).definition().unseen()).reason())
        .contains("is an object in S3");
    assertThat(workspace.facts()).isEmpty();
  }

  @Test
  void followsAReferenceToAnotherStack() throws Exception {
    write(
        "cdk.out/Base.template.json",
        """
        {"Resources": {"Child1": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "DefinitionString": "{\\"StartAt\\": \\"A\\", \\"States\\": {}}"}}},
         "Outputs": {"ExportsOutputRefChild1": {"Value": {"Ref": "Child1"},
            "Export": {"Name": "Base:ExportsOutputRefChild1"}}}}
        """);
    write(
        "cdk.out/App.template.json",
        """
        {"Resources": {"Parent1": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "DefinitionString": {"Fn::Join": ["", [
              "{\\"StartAt\\": \\"Run\\", \\"States\\": {\\"Run\\": {\\"Type\\": \\"Task\\", \\"Parameters\\": {\\"StateMachineArn\\": \\"",
              {"Fn::ImportValue": "Base:ExportsOutputRefChild1"}, "\\"}}}}"]]}}}}}
        """);

    Workspace workspace = read();

    StateMachine parent = machine(workspace, "cdk.out/App.template.json#Parent1");
    assertThat(workspace.findByArn(childOf(parent), parent))
        .isSameAs(machine(workspace, "cdk.out/Base.template.json#Child1"));
  }

  @Test
  void takesAccountAndRegionFromTheManifest() throws Exception {
    write("cdk.out/App.template.json", stack("9f.json", ""));
    write("cdk.out/asset.9f.json", DEFINITION);
    write(
        "cdk.out/manifest.json",
        """
        {"version": "36.0.0", "artifacts": {
          "Other": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
            "properties": {"templateFile": "Other.template.json"}},
          "App": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/cn-north-1",
            "properties": {"templateFile": "App.template.json"}}}}
        """);

    assertThat(machine(read(), "cdk.out/App.template.json#ChildC3").arn())
        .hasToString("arn:aws-cn:states:cn-north-1:111122223333:stateMachine:${ChildC3}");
  }

  private static String stack(String key, String metadata) {
    return STACK.replace("@KEY@", key).replace("@METADATA@", metadata);
  }

  private void assertJoined(String definitionFile) throws Exception {
    Workspace workspace = read();
    assertThat(workspace.stateMachines()).hasSize(2);
    StateMachine parent = machine(workspace, "cdk.out/App.template.json#ParentA1");
    assertThat(parent.definitionFile()).isEqualTo(definitionFile);
    assertThat(workspace.findByArn(childOf(parent), parent))
        .isSameAs(machine(workspace, "cdk.out/App.template.json#ChildC3"));
    assertThat(Objects.requireNonNull(parent.role().ifKnown()).policies()).hasSize(1);
    assertThat(workspace.facts()).isEmpty();
  }

  private static Text childOf(StateMachine machine) {
    var states =
        Objects.requireNonNull(Objects.requireNonNull(machine.definitionNode()).object("States"));
    var parameters =
        Objects.requireNonNull(Objects.requireNonNull(states.object("Run")).object("Parameters"));
    return Objects.requireNonNull(Nodes.text(parameters.get("StateMachineArn")));
  }

  private static StateMachine machine(Workspace workspace, String key) {
    return Objects.requireNonNull(workspace.find(key), key);
  }

  private Workspace read() throws Exception {
    return ProjectReader.read(ReadOptions.of(folder, List.of(".")));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
