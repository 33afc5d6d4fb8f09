package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.MapState;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.Transition;
import io.steplint.flow.Recordings.Masks;
import io.steplint.testing.Corpus;
import io.steplint.type.Type;
import io.steplint.type.TypeOf;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Single states that AWS was asked to test: each stage of their data is of its predicted type. */
class TestStateCorpusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Where the mock is not what the service would answer or the iterations return, and where the
   * test had no execution role.
   */
  private static final List<String> UNREAL =
      List.of(
          "test_field_validation_mode_none.py",
          "BASE_MAP_STATE]#below_tolerated_failure",
          "BASE_MAP_STATE]#exceeds_tolerated_failure",
          "test_base_map_state_inspect[MAX_CONCURRENCY-",
          "mock_result_field_not_in_api_spec[empty_json]",
          "mock_result_field_not_in_api_spec[field_not_part_of_api_spec]",
          "localstack_blogpost_scenario#large_purchase_ask_for_approval_response",
          "test_state_with_variables[base_expressions]");

  private final List<String> wrong = new ArrayList<>();
  private int stages;
  private String id = "";

  @Test
  void predictsEveryStage() {
    for (JsonNode line : Corpus.lines("recordings/teststate.jsonl")) {
      if (line.has("response")) {
        id = line.get("id").asString();
        if (UNREAL.stream().noneMatch(id::contains)) {
          check(line);
        }
      }
    }
    System.out.println("stages checked: " + stages);
    assertThat(wrong).isEmpty();
    assertThat(stages).isGreaterThan(190);
  }

  private void check(JsonNode line) {
    JsonNode response = line.get("response");
    JsonNode request = line.get("request");
    JsonNode input =
        request.path("input").isMissingNode() ? JSON.readTree("{}") : request.get("input");
    StateMachine machine = machine(line, input);
    MachineFlow flow = Recordings.flow(machine);
    State state = Objects.requireNonNull(flow.definition().top().state("StateName"));
    StateFlow known = flow.of(state);
    Masks masks = new Masks(line);
    String status = response.get("status").asString();
    holds("input", input, known.input(), masks);
    if (status.equals("SUCCEEDED") || status.equals("CAUGHT_ERROR")) {
      holds("output", response.get("output"), known.output(), masks);
      String next = response.path("nextState").asString("");
      if (!next.isEmpty()
          && known.taken().stream().map(Transition::target).noneMatch(next::equals)) {
        wrong.add(id + ": does not go to " + next);
      }
    }
    JsonNode inspected = response.path("inspectionData");
    stages(state, known, inspected, masks);
    variables(known, state, inspected, masks);
  }

  private void variables(StateFlow known, State state, JsonNode inspected, Masks masks) {
    for (Map.Entry<String, JsonNode> variable : inspected.path("variables").properties()) {
      PayloadTemplate assigned =
          state.assign() == null ? null : state.assign().member(variable.getKey());
      if (assigned != null) {
        StateEvaluator onResult =
            evaluator(
                state,
                Slot.RESULT,
                known.result() == null ? known.input() : known.result(),
                known.input());
        holds(
            "variable " + variable.getKey(),
            variable.getValue(),
            onResult.template(assigned),
            masks);
      }
    }
  }

  private static StateEvaluator evaluator(State state, Slot slot, Type data, Type input) {
    Environment environment = new Environment(slot, data, input, Type::unknown, Variables.NONE);
    return new StateEvaluator(
        state, environment, new StateExpressions(), text -> null, Recorder.SILENT);
  }

  /** Follows the pipeline: each stage is computed from the type of the one before. */
  private void stages(State state, StateFlow known, JsonNode seen, Masks masks) {
    Type input = known.input();
    Type effective = evaluator(state, Slot.INPUT, input, input).pathField(state.inputPath());
    holds("afterInputPath", seen.get("afterInputPath"), effective, masks);
    StateEvaluator onEffective = evaluator(state, Slot.EFFECTIVE_INPUT, effective, input);
    PayloadTemplate sent = state.isJsonata() ? state.arguments() : state.parameters();
    if (sent != null && !(state instanceof MapState)) {
      holds("afterParameters", seen.get("afterParameters"), onEffective.template(sent), masks);
      holds("afterArguments", seen.get("afterArguments"), onEffective.template(sent), masks);
    }
    if (state instanceof MapState map) {
      Type items =
          map.items() == null
              ? onEffective.pathField(map.itemsPath())
              : onEffective.template(map.items());
      holds("afterItemsPath", seen.get("afterItemsPath"), items, masks);
    }
    Type result = known.result();
    if (result != null) {
      holds("result", seen.get("result"), result, masks);
      JsonNode recorded = seen.get("result");
      Type actual = recorded == null ? result : TypeOf.literal(Recordings.node(recorded));
      PayloadTemplate selector = state.resultSelector();
      Type selected =
          selector == null
              ? actual
              : evaluator(state, Slot.RESULT, actual, input).template(selector);
      holds("afterResultSelector", seen.get("afterResultSelector"), selected, masks);
    }
    PathField target = state.resultPath();
    if (seen.has("afterResultPath") && target.isNull()) {
      holds("afterResultPath", seen.get("afterResultPath"), input, masks);
    } else if (seen.has("afterResultPath") && state.outputPath().isAbsent()) {
      holds("afterResultPath", seen.get("afterResultPath"), known.output(), masks);
    }
  }

  private void holds(String stage, @Nullable JsonNode value, Type type, Masks masks) {
    if (value == null) {
      return;
    }
    stages++;
    if (!Recordings.fits(type, value, "", masks)) {
      wrong.add(id + " " + stage + ": " + value + " is no " + type);
    }
  }

  /** A machine of just the state, with states for the ways that lead out of it. */
  private static StateMachine machine(JsonNode line, JsonNode input) {
    JsonNode definition = line.get("definition");
    String language = definition.path("QueryLanguage").asString("JSONPath");
    if (definition.has("States")) {
      String name = line.get("request").path("stateName").asString("");
      definition = find(definition, name.isEmpty() ? definition.get("StartAt").asString() : name);
    }
    ObjectNode tested = definition.deepCopy().asObject();
    if (!tested.has("QueryLanguage")) {
      tested.put("QueryLanguage", language);
    }
    ObjectNode states = JSON.createObjectNode();
    JsonNode variables = line.get("request").path("variables");
    ObjectNode first = states.putObject("First").put("Type", "Pass").put("Next", "StateName");
    if (variables.isObject()) {
      first.set("Assign", variables);
    }
    states.set("StateName", tested);
    for (JsonNode next : tested.findValues("Next")) {
      states.putObject(next.asString()).put("Type", "Succeed");
    }
    if (tested.has("Default")) {
      states.putObject(tested.get("Default").asString()).put("Type", "Succeed");
    }
    ObjectNode machine = JSON.createObjectNode().put("StartAt", "First");
    machine.set("States", states);
    ObjectNode schema = JSON.createObjectNode();
    schema.set("const", input);
    return Recordings.machine(
        machine,
        new MachineInput(MachineInput.Kind.SCHEMA, Recordings.node(schema)),
        MachineType.STANDARD);
  }

  /** The state of that name, wherever it is. */
  private static JsonNode find(JsonNode definition, String name) {
    for (JsonNode states : definition.findValues("States")) {
      if (states.has(name)) {
        return states.get(name);
      }
    }
    Iterator<JsonNode> nested = definition.iterator();
    while (nested.hasNext()) {
      JsonNode each = nested.next();
      for (JsonNode states : each.findValues("States")) {
        if (states.has(name)) {
          return states.get(name);
        }
      }
    }
    throw new IllegalArgumentException("no state " + name);
  }
}
