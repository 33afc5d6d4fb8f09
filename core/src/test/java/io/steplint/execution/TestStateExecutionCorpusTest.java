package io.steplint.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.execution.ExecutionOutcome.Status;
import io.steplint.execution.json.Json;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Executes the single states that were tested on AWS, with the answers that the tests mocked. */
class TestStateExecutionCorpusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** States whose mock stands for their iterations or branches, which an execution runs. */
  private static final Set<String> MOCKED_WHOLE = Set.of("Map", "Parallel");

  /**
   * Tests that had no execution role or a state machine around the state, and one whose mock says
   * what the state's own retries would do.
   */
  private static final List<String> UNREAL =
      List.of(
          "test_field_validation_mode_none.py",
          "localstack_blogpost_scenario#large_purchase_ask_for_approval_response");

  @Test
  void givesTheRecordedOutputOrError() {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("recordings/teststate.jsonl")) {
      String status = row.path("response").path("status").asString("");
      String id = row.path("id").asString();
      if (status.isEmpty()
          || status.equals("RETRIABLE")
          || UNREAL.stream().anyMatch(id::contains)) {
        continue;
      }
      ObjectNode state = state(row);
      if (MOCKED_WHOLE.contains(state.path("Type").asString())) {
        continue;
      }
      ExecutionOutcome outcome = execute(row, state);
      if (outcome.status() == Status.NEEDS_ANSWER) {
        continue; // the test called a real function
      }
      rows++;
      String difference = difference(row.path("response"), outcome);
      if (difference != null) {
        differences.add(id + ": " + difference);
      }
    }
    System.out.printf("tested states: %d, %d differences%n", rows, differences.size());
    assertThat(differences).isEmpty();
  }

  private static @Nullable String difference(JsonNode response, ExecutionOutcome outcome) {
    String status = response.path("status").asString();
    ExecutionStep step =
        outcome.steps().stream()
            .filter(s -> s.pointer().equals("/States/StateName"))
            .findFirst()
            .orElse(null);
    if (step == null) {
      return "the state is not entered: " + outcome;
    }
    if (status.equals("FAILED")) {
      boolean same =
          outcome.status() == Status.FAILED
              && response.path("error").asString("").equals(outcome.error());
      return same
          ? null
          : "ends as " + outcome.status() + " " + outcome.error() + ", not " + response;
    }
    if (step.output() == null) {
      return "gives nothing: " + outcome.status() + " " + outcome.error() + " " + outcome.cause();
    }
    String next = response.path("nextState").asString("");
    if (!next.isEmpty() && !next.equals(step.next())) {
      return "goes to " + step.next() + ", not " + next;
    }
    Object recorded = RecordedExecutionsCorpusTest.value(response.path("output"));
    return isLike(recorded, step.output())
        ? null
        : "gives " + Json.text(step.output()) + ", not " + response.path("output");
  }

  /** Whether values are equal but for what the recorder masked and TestState makes up. */
  private static boolean isLike(Object recorded, Object own) {
    if (recorded instanceof String text && own instanceof String) {
      boolean masked =
          text.startsWith("<")
              || text.contains("arn:")
              || text.endsWith("date")
              || text.endsWith("time");
      return masked || text.equals(own) || text.contains("role");
    }
    if (recorded instanceof java.util.Map && own instanceof java.util.Map) {
      return Json.object(recorded).entrySet().stream()
          .allMatch(
              e -> {
                Object value = Json.object(own).get(e.getKey());
                boolean context = e.getKey().equals("context") || e.getKey().equals("Execution");
                return context || (value != null && isLike(e.getValue(), value));
              });
    }
    if (recorded instanceof List && own instanceof List) {
      List<Object> a = Json.array(recorded);
      List<Object> b = Json.array(own);
      for (int i = 0; i < a.size() && i < b.size(); i++) {
        if (!isLike(a.get(i), b.get(i))) {
          return false;
        }
      }
      return a.size() == b.size();
    }
    return Json.equal(recorded, own);
  }

  private static ExecutionOutcome execute(JsonNode row, ObjectNode state) {
    JsonNode request = row.path("request");
    ObjectNode states = JSON.createObjectNode();
    ObjectNode first = states.putObject("First").put("Type", "Pass").put("Next", "StateName");
    if (request.path("variables").isObject()) {
      first.set("Assign", request.path("variables"));
    }
    states.set("StateName", state);
    for (JsonNode next : state.findValues("Next")) {
      states.putObject(next.asString()).put("Type", "Succeed");
    }
    if (state.has("Default")) {
      states.putObject(state.path("Default").asString()).put("Type", "Succeed");
    }
    ObjectNode machine = JSON.createObjectNode().put("StartAt", "First");
    machine.set("States", states);
    JsonNode input = request.path("input");
    TaskAnswer answer = answer(request.path("mock"));
    return RecordedExecutionsCorpusTest.run(
        machine,
        input.isMissingNode()
            ? Objects.requireNonNull(Json.parse("{}"))
            : RecordedExecutionsCorpusTest.value(input),
        false,
        call -> answer);
  }

  private static @Nullable TaskAnswer answer(JsonNode mock) {
    JsonNode failure = mock.path("errorOutput");
    if (failure.isObject()) {
      JsonNode cause = failure.path("cause");
      return TaskAnswer.failure(
          failure.path("error").asString(""), cause.isString() ? cause.asString() : null);
    }
    return mock.has("result")
        ? TaskAnswer.result(RecordedExecutionsCorpusTest.value(mock.path("result")))
        : null;
  }

  /** The tested state, alone and in its language. */
  private static ObjectNode state(JsonNode row) {
    JsonNode definition = row.path("definition");
    String language = definition.path("QueryLanguage").asString("JSONPath");
    if (definition.has("States")) {
      String name = row.path("request").path("stateName").asString("");
      definition = find(definition, name.isEmpty() ? definition.path("StartAt").asString() : name);
    }
    ObjectNode state = definition.deepCopy().asObject();
    if (!state.has("QueryLanguage")) {
      state.put("QueryLanguage", language);
    }
    return state;
  }

  private static JsonNode find(JsonNode definition, String name) {
    for (JsonNode states : definition.findValues("States")) {
      if (states.has(name)) {
        return states.path(name);
      }
    }
    Iterator<JsonNode> nested = definition.iterator();
    while (nested.hasNext()) {
      for (JsonNode states : nested.next().findValues("States")) {
        if (states.has(name)) {
          return states.path(name);
        }
      }
    }
    throw new IllegalArgumentException("no state " + name);
  }
}
