package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.flow.Recordings.Masks;
import io.steplint.flow.Recordings.Score;
import io.steplint.testing.Corpus;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every recorded value of every execution on AWS is an instance of its predicted type. */
class ExecutionsCorpusTest {

  @Test
  void predictsWhatWasRecorded() {
    List<String> wrong = new ArrayList<>();
    Score score = new Score();
    Score jsonPath = new Score();
    for (JsonNode line : Corpus.lines("recordings/executions.jsonl")) {
      if (!line.get("provenance").asString().equals("aws")) {
        continue;
      }
      JsonNode example =
          line.hasNonNull("inputSource") ? line.get("inputSource") : line.get("input");
      MachineFlow flow =
          Recordings.flow(
              Recordings.machine(
                  line.get("definition"),
                  new MachineInput(MachineInput.Kind.EXAMPLE, Recordings.node(example)),
                  MachineType.valueOf(line.get("machineType").asString())));
      Map<String, StateFlow> states = new HashMap<>();
      for (StateFlow state : flow.states()) {
        states.put(state.state().pointer().toString(), state);
      }
      Masks masks = new Masks(line);
      String id = line.get("id").asString();
      for (JsonNode recorded : line.get("states")) {
        StateFlow state = states.get(recorded.get("pointer").asString());
        if (state == null || !state.reachable()) {
          wrong.add(id + " " + recorded.get("name") + ": entered, but called unreachable");
          continue;
        }
        check(id, recorded, "input", state.input(), masks, wrong);
        if (recorded.has("output")) {
          check(id, recorded, "output", state.output(), masks, wrong);
          String kind =
              (state.state().isJsonata() ? "JSONata " : "JSONPath ")
                  + state.state().type().keyword()
                  + " "
                  + id.substring(0, id.indexOf("::"));
          score.count(state.output(), recorded.get("output"), "", masks, kind);
          if (!state.state().isJsonata()) {
            jsonPath.count(state.output(), recorded.get("output"), "", masks, kind);
          }
        }
      }
      if (line.get("status").asString().equals("SUCCEEDED")
          && !Recordings.fits(flow.output(), line.get("output"), "", masks)) {
        wrong.add(id + ": output " + line.get("output") + " is no " + flow.output());
      }
    }
    System.out.println(
        "kinds exact: "
            + score.exact
            + " of "
            + score.nodes
            + "; of JSONPath states: "
            + jsonPath.exact
            + " of "
            + jsonPath.nodes);
    score.lost.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .limit(25)
        .forEach(e -> System.out.println("  lost " + e.getValue() + " " + e.getKey()));
    assertThat(wrong).isEmpty();
    assertThat(score.exact).isGreaterThanOrEqualTo(score.nodes * 9 / 10);
  }

  private static void check(
      String id,
      JsonNode recorded,
      String what,
      io.steplint.type.Type type,
      Masks masks,
      List<String> wrong) {
    if (!Recordings.fits(type, recorded.get(what), "", masks)) {
      wrong.add(
          id
              + " "
              + recorded.get("name")
              + " "
              + what
              + ": "
              + recorded.get(what)
              + " is no "
              + type);
    }
  }
}
