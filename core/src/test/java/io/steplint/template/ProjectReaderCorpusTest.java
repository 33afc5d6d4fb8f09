package io.steplint.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.source.ObjectNode;
import io.steplint.testing.Corpus;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads every project of the corpus and compares with what is known of it. */
class ProjectReaderCorpusTest {

  private static final Set<String> KINDS = Set.of("SAM", "CloudFormation", "CDK-synth");

  private final List<String> missing = new ArrayList<>();
  private int machines;
  private int definitions;
  private int children;
  private int roles;

  @Test
  void findsEveryMachineDefinitionChildAndRole() throws Exception {
    for (JsonNode row : Corpus.lines("projects/index.jsonl")) {
      if (KINDS.contains(row.path("iac").asString())) {
        check(row);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(machines).isGreaterThan(300);
    assertThat(definitions).isGreaterThan(300);
    assertThat(children).isGreaterThan(60);
    assertThat(roles).isGreaterThan(300);
  }

  @Test
  void findsTheMachinesOfServerlessServices() throws Exception {
    int found = 0;
    for (JsonNode row : Corpus.lines("projects/index.jsonl")) {
      if (!row.path("iac").asString().equals("Serverless")) {
        continue;
      }
      Path folder = Corpus.path("projects/" + row.path("project").asString());
      String service = row.path("templateFiles").get(0).asString();
      Workspace workspace = ProjectReader.read(ReadOptions.of(folder, List.of(service)));
      assertThat(workspace.stateMachines())
          .as(service + " of " + folder)
          .hasSize(row.path("stateMachines").size())
          .allSatisfy(machine -> assertThat(machine.definitionNode()).isNotNull())
          .allSatisfy(machine -> assertThat(machine.role()).isNotNull());
      found += workspace.stateMachines().size();
    }
    assertThat(found).isGreaterThan(10);
  }

  private void check(JsonNode row) throws Exception {
    String project = row.path("project").asString();
    Path folder = Corpus.path("projects/" + project);
    Workspace workspace;
    try {
      workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    } catch (UnusablePathException e) {
      missing.add(project + ": " + e.getMessage());
      return;
    }
    for (JsonNode expected : row.path("stateMachines")) {
      machine(project, workspace, expected);
    }
  }

  private void machine(String project, Workspace workspace, JsonNode expected) {
    String id = expected.path("logicalId").asString();
    StateMachine found = null;
    for (StateMachine machine : workspace.stateMachines()) {
      if (id.equals(machine.resource())) {
        found = machine;
      }
    }
    String place = project + "#" + id + ": ";
    if (found == null && project.contains("cookiecutter")) {
      // These are templates of templates: no YAML until a generator has filled them in.
      assertThat(workspace.facts()).anyMatch(fact -> fact.kind() == Fact.Kind.UNREADABLE);
      return;
    }
    if (found == null) {
      missing.add(place + "machine");
      return;
    }
    machines++;
    if (expected.path("definitionResolved").asBoolean()) {
      var node = found.definitionNode();
      if (node == null || Definition.parse(node).allStates().isEmpty()) {
        missing.add(place + "definition " + expected.path("embed") + found.problems());
      } else {
        definitions++;
      }
    }
    if (!expected.path("policies").isEmpty()) {
      var role = found.role();
      if (role == null || (role.policies().isEmpty() && role.unknownPolicies().isEmpty())) {
        missing.add(place + "role " + expected.path("policies"));
      } else {
        roles++;
      }
    }
    for (JsonNode child : expected.path("children")) {
      child(place, workspace, found, child);
    }
  }

  private void child(String place, Workspace workspace, StateMachine machine, JsonNode expected) {
    var node = machine.definitionNode();
    if (node == null || !expected.path("form").asString().endsWith("-> StateMachine")) {
      return;
    }
    String wanted = expected.path("state").asString();
    for (State state : Definition.parse(node).allStates()) {
      if (state.name().equals(wanted)) {
        Text arn = childArn(state.node());
        if (arn == null || workspace.findByArn(arn, machine) == null) {
          missing.add(place + "child of " + wanted + ": " + arn);
        } else {
          children++;
        }
        return;
      }
    }
    missing.add(place + "state " + wanted);
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
