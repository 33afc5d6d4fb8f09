package io.steplint.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.execution.json.Json;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Takes the rule of a Choice that AWS took. */
class ChoiceCasesExecutionCorpusTest {

  @Test
  void takesTheRecordedRule() {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("recordings/choice_cases.jsonl")) {
      rows++;
      Object input = RecordedExecutionsCorpusTest.value(row.path("input"));
      ExecutionOutcome outcome =
          RecordedExecutionsCorpusTest.run(row.path("definition"), input, false, call -> null);
      Object recorded = RecordedExecutionsCorpusTest.value(row.path("output"));
      if (outcome.output() == null || !Json.equal(recorded, outcome.output())) {
        differences.add(
            row.path("definition").path("States").path("CheckValues").path("Choices")
                + " of "
                + row.path("input")
                + " gives "
                + (outcome.output() == null ? outcome.error() : Json.text(outcome.output())));
      }
    }
    System.out.printf("recorded choices: %d, %d differences%n", rows, differences.size());
    assertThat(differences).isEmpty();
  }
}
