package io.steplint.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.testing.Corpus;
import io.steplint.testing.RoleGrantLines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares the roles that are worked out from short forms with what the real tools expand. */
class ExpansionsCorpusTest {

  @Test
  void generatesTheRolesOfTheServerlessPlugin() throws Exception {
    int compared = 0;
    for (JsonNode row : Corpus.lines("projects/index.jsonl")) {
      Path folder = Corpus.path("projects/" + row.path("project").asString());
      String compiled = "compiled/cloudformation-template-update-stack.json";
      if (!Files.exists(folder.resolve(compiled))) {
        continue;
      }
      String service = row.path("templateFiles").get(0).asString();
      Workspace expected = read(folder, compiled);
      Workspace found = read(folder, service);
      assertThat(found.stateMachines()).hasSameSizeAs(expected.stateMachines());
      for (int i = 0; i < expected.stateMachines().size(); i++) {
        StateMachine machine = found.stateMachines().get(i);
        assertThat(grants(machine))
            .as(folder + "#" + machine.resource())
            .isEqualTo(grants(expected.stateMachines().get(i)));
        assertThat(machine.resource()).isEqualTo(expected.stateMachines().get(i).resource());
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(14);
  }

  @Test
  void generatesTheRolesOfTheSamTranslator() throws Exception {
    int compared = 0;
    for (JsonNode row : Corpus.lines("projects/index.jsonl")) {
      String project = row.path("project").asString();
      Path folder = Corpus.path("projects/" + project);
      String name = project.substring(project.indexOf("__") + 2);
      if (!Files.exists(folder.resolve("output/" + name + ".json"))) {
        continue;
      }
      Workspace expected = read(folder, "output/" + name + ".json");
      Workspace found = read(folder, "input/" + name + ".yaml");
      assertThat(found.stateMachines()).hasSameSizeAs(expected.stateMachines());
      for (StateMachine machine : expected.stateMachines()) {
        StateMachine own = found.find(name + ".yaml#" + machine.resource());
        assertThat(grants(Objects.requireNonNull(own)))
            .as(project + "#" + machine.resource())
            .isEqualTo(grants(machine));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(8);
  }

  private static Workspace read(Path folder, String file) throws Exception {
    ReadOptions options = ReadOptions.of(folder, List.of(file));
    return ProjectReader.read(
        new ReadOptions(
            folder,
            options.paths(),
            List.of(),
            List.of(),
            options.type(),
            null,
            null,
            null,
            // The projects were compiled for the stage that is the framework's default.
            Map.of("stage", "dev"),
            options.configuration(),
            folder));
  }

  /** Effect, action and resource of all statements. */
  private static TreeSet<String> grants(StateMachine machine) {
    return RoleGrantLines.of(Objects.requireNonNull(machine.role().ifKnown(), machine.key()));
  }
}
