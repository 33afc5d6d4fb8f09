package io.steplint.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.source.ObjectNode;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceTexts;
import io.steplint.template.cloudformation.ExpressionSpelling;
import io.steplint.template.draft.Nodes;
import io.steplint.template.files.FileTree;
import io.steplint.template.files.ProjectFiles;
import io.steplint.testing.Corpus;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads every project of the corpus and compares with what is known of it. */
class ProjectReaderCorpusTest {

  /** Children that are not to be found in their project; each was looked at, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "StateMachineDistributor Recurse", "the machine itself, by its context object",
          "dataPushs3StateMachineB089C360 Run s3 copy", "a literal ARN of another stack",
          "fastqunarchivingsfn677DB1DB Run unarchiver", "a literal ARN of another stack",
          "wgtsqccompletetoholmesextractcompleteholmeswrappersfn3F415DF7 Launch Holmes Extract",
              "given by the input",
          "aft_account_provisioning_framework_sfn aft_account_provisioning_framework_aft_features",
              "a variable of the module, whose callers are not part of the project",
          "aft_account_provisioning_framework_sfn aft_account_provisioning_customizations",
              "a variable of the module, whose callers are not part of the project",
          "aft_invoke_customizations_sfn Invoke Account provisioning Step Function",
              "a variable of the module, whose callers are not part of the project");

  private final List<String> missing = new ArrayList<>();
  private final TreeSet<String> elsewhere = new TreeSet<>();
  private int unreadable;
  private int machines;
  private int definitions;
  private int children;
  private int roles;

  @Test
  void findsEveryMachineDefinitionChildAndRole() throws Exception {
    for (JsonNode row : Corpus.lines("projects/index.jsonl")) {
      if (!row.path("stateMachines").isEmpty()) {
        check(row);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(elsewhere).isSubsetOf(ELSEWHERE.keySet());
    // Templates of templates: no YAML until a generator has filled them in, and said so.
    assertThat(unreadable).isLessThanOrEqualTo(4);
    assertThat(machines).isGreaterThanOrEqualTo(360);
    assertThat(definitions).isGreaterThanOrEqualTo(353);
    assertThat(children).isGreaterThanOrEqualTo(76);
    assertThat(roles).isGreaterThanOrEqualTo(324);
  }

  @Test
  void readsTheSameInBothOrdersOfFiles() throws Exception {
    int projects = 0;
    for (JsonNode row : Corpus.lines("projects/index.jsonl")) {
      Path folder = folder(row);
      List<String> files = new ArrayList<>();
      for (Path file :
          FileTree.of(folder, new ProjectFiles(new SourceTexts(ProjectRoot.at(folder)))).found()) {
        String name = folder.relativize(file).toString();
        try {
          ProjectReader.read(ReadOptions.of(folder, List.of(name)));
          files.add(name);
        } catch (UnusablePathException e) {
          assertThat(e.reason()).isEqualTo(UnusablePathException.Reason.UNKNOWN_KIND);
        }
      }
      if (files.isEmpty()) {
        // Sources of an application that has not been synthesised.
        assertThat(row.path("stateMachines")).isEmpty();
        continue;
      }
      projects++;
      String forwards = said(ProjectReader.read(ReadOptions.of(folder, files)));
      Collections.reverse(files);
      String backwards = said(ProjectReader.read(ReadOptions.of(folder, files)));
      assertThat(backwards).as(folder.toString()).isEqualTo(forwards);
    }
    assertThat(projects).isGreaterThanOrEqualTo(216);
  }

  private static Path folder(JsonNode row) {
    return Corpus.path("projects/" + row.path("project").asString());
  }

  /** Everything that was read, in an order of its own. */
  private static String said(Workspace workspace) {
    TreeSet<String> lines = new TreeSet<>();
    for (StateMachine machine : workspace.stateMachines()) {
      ObjectNode definition = machine.definitionNode();
      Role role = machine.role().ifKnown();
      lines.add(
          String.join(
              " ",
              machine.key(),
              machine.name(),
              machine.arn().toString(),
              machine.type().toString(),
              machine.definitionFile(),
              machine.problems().toString(),
              definition == null ? "-" : ExpressionSpelling.canonical(definition),
              role == null ? "-" : role.key(),
              String.valueOf(machine.roleArn())));
    }
    for (Role role : workspace.roles()) {
      lines.add(role.key() + " " + role.arn() + " " + role.unknownPolicies());
      role.policies().forEach(policy -> lines.add(role.key() + " " + said(policy)));
    }
    workspace.documents().forEach(document -> lines.add(said(document)));
    workspace.facts().forEach(fact -> lines.add(fact.toString()));
    lines.addAll(workspace.notes());
    lines.add("files " + workspace.files());
    return String.join("\n", lines);
  }

  private static String said(Policy policy) {
    return policy.name() + " " + ExpressionSpelling.canonical(policy.document().node());
  }

  private void check(JsonNode row) throws Exception {
    String project = row.path("project").asString();
    Workspace workspace = ProjectReader.read(ReadOptions.of(folder(row), List.of(".")));
    int position = 0;
    for (JsonNode expected : row.path("stateMachines")) {
      List<StateMachine> found =
          row.path("iac").asString().equals("Serverless")
              ? atPosition(workspace, position++)
              : named(workspace, expected.path("logicalId").asString());
      String place = project + "#" + expected.path("logicalId").asString();
      if (found.isEmpty()
          && workspace.facts().stream().anyMatch(f -> f.kind() == Fact.Kind.UNREADABLE)) {
        unreadable++;
        continue;
      }
      if (found.isEmpty()) {
        missing.add(place);
      }
      for (StateMachine machine : found) {
        machine(place, workspace, machine, expected);
      }
    }
  }

  /** The machine by its place in the service, whose index does not have its logical id. */
  private static List<StateMachine> atPosition(Workspace workspace, int position) {
    List<StateMachine> declared = new ArrayList<>();
    for (StateMachine machine : workspace.stateMachines()) {
      if (machine.scope().endsWith("serverless.yml")) {
        declared.add(machine);
      }
    }
    return position < declared.size() ? List.of(declared.get(position)) : List.of();
  }

  /** The machines of that logical id; of those that modules of Terraform declare, all calls. */
  private static List<StateMachine> named(Workspace workspace, String id) {
    Map<String, StateMachine> found = new LinkedHashMap<>();
    for (StateMachine machine : workspace.stateMachines()) {
      String resource = String.valueOf(machine.resource());
      if (resource.equals(id)
          || resource.endsWith("aws_sfn_state_machine." + id)
          || resource.startsWith("module." + id + ".")) {
        found.put(machine.key(), machine);
      }
    }
    return List.copyOf(found.values());
  }

  private void machine(String place, Workspace workspace, StateMachine machine, JsonNode expected) {
    machines++;
    if (expected.path("definitionResolved").asBoolean()) {
      ObjectNode node = machine.definitionNode();
      if (node == null || Definition.parse(node).allStates().isEmpty()) {
        missing.add(place + " definition " + expected.path("embed") + machine.problems());
      } else {
        definitions++;
      }
    }
    if (!expected.path("policies").isEmpty()) {
      role(place, machine, expected.path("policies"));
    }
    for (JsonNode child : expected.path("children")) {
      child(place, workspace, machine, child.path("state").asString());
    }
  }

  private void role(String place, StateMachine machine, JsonNode policies) {
    Role role = machine.role().ifKnown();
    boolean written = false;
    for (JsonNode policy : policies) {
      String form = policy.asString();
      written |= !form.contains("anaged") && !form.contains("without policies");
    }
    if (role == null
        || (written && role.policies().isEmpty())
        || (role.policies().isEmpty() && role.unknownPolicies().isEmpty())) {
      missing.add(place + " role " + policies);
      return;
    }
    roles++;
    for (UnknownPolicy policy : role.unknownPolicies()) {
      if (!policy.reason().contains("AWS managed")) {
        missing.add(place + " policy " + policy.name() + ": " + policy.reason());
      }
    }
  }

  private void child(String place, Workspace workspace, StateMachine machine, String wanted) {
    ObjectNode node = machine.definitionNode();
    if (node == null) {
      missing.add(place + " has no definition with " + wanted);
      return;
    }
    for (State state : Definition.parse(node).allStates()) {
      if (state.name().equals(wanted)) {
        Text arn = childArn(state.node());
        if (arn != null && workspace.findByArn(arn, machine) != null) {
          children++;
        } else {
          elsewhere.add(place.substring(place.lastIndexOf('#') + 1) + " " + wanted);
        }
        return;
      }
    }
    missing.add(place + " state " + wanted);
  }

  private static @Nullable Text childArn(ObjectNode state) {
    for (String field : List.of("Parameters", "Arguments")) {
      ObjectNode values = state.object(field);
      if (values != null) {
        return Nodes.text(values.get("StateMachineArn"));
      }
    }
    return null;
  }
}
