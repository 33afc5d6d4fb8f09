package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.Finding;
import io.steplint.lint.LintOptions;
import io.steplint.testing.Corpus;
import io.steplint.testing.Machines;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every known pattern of a bug is found where it is, with its certainty. */
class BugPatternsCorpusTest {

  @Test
  void findsEveryPattern() {
    List<String> missed = new ArrayList<>();
    for (JsonNode line : Corpus.lines("bug-patterns.jsonl")) {
      String wanted = line.get("certainty").asString() + " at " + line.get("pointer").asString();
      List<String> found = findings(line);
      if (!found.contains(wanted)) {
        missed.add(line.get("id").asString() + " " + wanted + ", found " + found);
      }
    }
    assertThat(missed).isEmpty();
  }

  private static List<String> findings(JsonNode line) {
    Workspace.Builder workspace = Workspace.builder();
    workspace.add(Machines.raw("parent.asl.json", line.get("definition").toString()));
    for (Map.Entry<String, JsonNode> other : line.path("machines").properties()) {
      workspace.add(Machines.raw(other.getKey() + ".asl.json", other.getValue().toString()));
    }
    List<String> found = new ArrayList<>();
    Analysis analysis = new Analysis(workspace.build());
    for (Finding each : new Engine(Rules.all()).run(analysis, LintOptions.DEFAULT).findings()) {
      found.add(each.certainty().name().toLowerCase(Locale.ROOT) + " at " + each.pointer());
    }
    return found;
  }
}
