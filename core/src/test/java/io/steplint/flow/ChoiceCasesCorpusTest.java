package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.flow.Recordings.Masks;
import io.steplint.testing.Corpus;
import io.steplint.typing.Happens;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rule that AWS took is among those that can be taken; for a known input it is the only one.
 */
class ChoiceCasesCorpusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void takesTheRecordedRule() {
    List<String> wrong = new ArrayList<>();
    for (JsonNode line : Corpus.lines("recordings/choice_cases.jsonl")) {
      String id = line.get("id").asString();
      ObjectNode schema = JSON.createObjectNode();
      schema.set("const", line.get("input"));
      List<Happens> any = taken(line, new MachineInput(MachineInput.Kind.EXAMPLE, input(line)));
      List<Happens> exact =
          taken(line, new MachineInput(MachineInput.Kind.SCHEMA, Recordings.node(schema)));
      // The one rule leads to a state that says so, and the default to another.
      int rule = line.get("output").toString().contains("ConditionTrue") ? 0 : 1;
      if (any.get(rule) == Happens.NO) {
        wrong.add(id + ": thought impossible for values like " + line.get("input"));
      }
      if (exact.get(rule) == Happens.NO || exact.get(1 - rule) != Happens.NO) {
        wrong.add(
            id
                + ": "
                + exact
                + " for "
                + line.get("input")
                + " and "
                + line.get("definition").get("States").get("CheckValues").get("Choices"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static io.steplint.source.Node input(JsonNode line) {
    return Recordings.node(line.get("input"));
  }

  private static List<Happens> taken(JsonNode line, MachineInput input) {
    MachineFlow flow =
        Recordings.flow(Recordings.machine(line.get("definition"), input, MachineType.STANDARD));
    List<Happens> taken =
        flow.of(Objects.requireNonNull(flow.definition().top().state("CheckValues"))).choices();
    assertThat(taken).as(line.get("id").asString()).hasSize(2);
    assertThat(Recordings.fits(flow.output(), line.get("output"), "", new Masks(line))).isTrue();
    return taken;
  }
}
