package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.testing.Corpus;
import io.steplint.testing.Machines;
import io.steplint.workspace.Workspace;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The variables that we see a state read are those that AWS lists for it. */
class VariableReferencesCorpusTest {

  @Test
  void readsWhatTheServiceLists() {
    for (JsonNode line : Corpus.lines("recordings/variable_references.jsonl")) {
      if (line.get("definition").toString().contains("\"TimestampPath\":\"timestamp\"")) {
        continue; // the recording has a mask in place of the path
      }
      Map<String, Set<String>> wanted = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : line.get("variableReferences").properties()) {
        Set<String> names = new TreeSet<>();
        entry.getValue().forEach(name -> names.add(name.asString()));
        wanted.put(entry.getKey(), names);
      }
      assertThat(reads(line.get("definition"))).as(line.get("id").asString()).isEqualTo(wanted);
    }
  }

  private static Map<String, Set<String>> reads(JsonNode definition) {
    Analysis analysis =
        new Analysis(Workspace.of(Machines.raw("machine.asl.json", definition.toString())));
    Map<String, Set<String>> reads = new TreeMap<>();
    for (MachineFacts machine : analysis.machines()) {
      for (Expressions.Use use : Expressions.of(machine)) {
        for (String name : VariableReads.of(use.expression())) {
          reads.computeIfAbsent(use.state().name(), state -> new TreeSet<>()).add(name);
        }
      }
    }
    return reads;
  }
}
