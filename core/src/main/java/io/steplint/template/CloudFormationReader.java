package io.steplint.template;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.text.Text;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the CloudFormation and SAM templates of a project, those that the CDK writes included. */
final class CloudFormationReader {

  private final Workspace.Builder workspace;
  private final Notebook notebook;
  private final Settings settings;
  private final ProjectFiles files;
  private final Templates templates = new Templates();
  private final List<Evaluator> evaluators = new ArrayList<>();
  private final Set<String> definitionFiles = new LinkedHashSet<>();

  CloudFormationReader(
      Workspace.Builder workspace, Notebook notebook, Settings settings, ProjectFiles files) {
    this.workspace = workspace;
    this.notebook = notebook;
    this.settings = settings;
    this.files = files;
  }

  /** Takes a template in; it is evaluated when all are known. */
  void add(ObjectNode root, String path) {
    Template template = new Template(Path.of(path), path, root);
    Evaluator evaluator = new Evaluator(template, settings, templates, notebook);
    templates.add(evaluator);
    evaluators.add(evaluator);
  }

  /** The paths of the files that hold the definitions of templates. */
  Set<String> definitionFiles() {
    return definitionFiles;
  }

  /**
   * Evaluates the templates.
   *
   * @param finish completes a machine with what the configuration says of it
   */
  void read(UnaryOperator<StateMachine.Builder> finish) {
    for (Evaluator evaluator : evaluators) {
      NestedStacks.giveParameters(evaluator);
    }
    Map<Text, Role> roles = new LinkedHashMap<>();
    List<CloudFormationRoles> readers = new ArrayList<>();
    for (Evaluator evaluator : evaluators) {
      CloudFormationRoles reader = new CloudFormationRoles(evaluator);
      readers.add(reader);
      reader
          .read()
          .forEach(
              (arn, role) -> {
                workspace.add(role);
                roles.putIfAbsent(arn, role);
              });
    }
    for (int i = 0; i < evaluators.size(); i++) {
      machines(evaluators.get(i), readers.get(i), roles, finish);
    }
  }

  private void machines(
      Evaluator evaluator,
      CloudFormationRoles reader,
      Map<Text, Role> roles,
      UnaryOperator<StateMachine.Builder> finish) {
    CloudFormationMachines machines =
        new CloudFormationMachines(evaluator, files, notebook, definitionFiles);
    for (Resource resource : evaluator.template().resources().values()) {
      String condition = resource.condition();
      if (!resource.isStateMachine()
          || (condition != null && Boolean.FALSE.equals(evaluator.condition(condition)))) {
        continue;
      }
      Node place = reader.place(resource);
      StateMachine.Builder machine = machines.machine(resource, place);
      Text roleArn = machines.roleArn(resource);
      if (roleArn == null && resource.isSamStateMachine()) {
        Role generated = reader.generated(resource);
        workspace.add(generated);
        machine.role(generated).roleArn(generated.arn());
      } else if (roleArn != null) {
        machine.role(roles.get(roleArn)).roleArn(roleArn);
      }
      workspace.add(finish.apply(machine).build());
    }
  }
}
