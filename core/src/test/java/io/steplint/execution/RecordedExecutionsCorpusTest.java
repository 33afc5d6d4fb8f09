package io.steplint.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.execution.json.Json;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.testing.Corpus;
import io.steplint.testing.Machines;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs what was run on AWS, with the answers that its Tasks got there. */
class RecordedExecutionsCorpusTest {

  private int unanswered;

  @Test
  void givesTheRecordedOutputsAndErrors() {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("recordings/executions.jsonl")) {
      String status = row.path("status").asString();
      boolean whole = status.equals("SUCCEEDED") || status.equals("FAILED");
      if (!row.path("provenance").asString().equals("aws")
          || !whole
          || row.path("checks").toString().contains("parallelEventsSorted")) {
        continue;
      }
      rows++;
      String difference = difference(row);
      if (difference != null) {
        differences.add(row.path("id").asString() + ": " + difference);
      }
    }
    System.out.printf(
        "recorded executions: %d, %d without a recorded answer, %d differences%n",
        rows, unanswered, differences.size());
    assertThat(differences).isEmpty();
  }

  private @Nullable String difference(JsonNode row) {
    Map<String, Deque<TaskAnswer>> answers = answers(row);
    ExecutionOutcome outcome =
        run(
            row.path("definition"),
            value(row.has("inputSource") ? row.path("inputSource") : row.path("input")),
            row.path("machineType").asString("").equals("EXPRESS"),
            call -> {
              Deque<TaskAnswer> left = answers.get(stateName(call.pointer()));
              return left == null ? null : left.poll();
            });
    if (outcome.status() == ExecutionOutcome.Status.NEEDS_ANSWER) {
      unanswered++;
      return null;
    }
    Masks masks = new Masks(row);
    if (!outcome.status().name().equals(row.path("status").asString())) {
      return outcome.status()
          + " "
          + outcome.error()
          + " "
          + outcome.cause()
          + ", not "
          + row.path("status").asString()
          + " "
          + row.path("error").asString("");
    }
    if (outcome.output() != null) {
      if (row.path("hasOutput").asBoolean(false)
          && !masks.same(value(row.path("output")), outcome.output(), "")) {
        return "gives " + Json.text(outcome.output()) + ", not " + row.path("output");
      }
    } else if (row.has("error") && !row.path("error").asString().equals(outcome.error())) {
      return "fails with "
          + outcome.error()
          + " "
          + outcome.cause()
          + ", not "
          + row.path("error").asString();
    }
    return states(row, outcome, masks);
  }

  private static @Nullable String states(JsonNode row, ExecutionOutcome outcome, Masks masks) {
    Map<String, Deque<ExecutionStep>> byPointer = new HashMap<>();
    for (ExecutionStep step : outcome.steps()) {
      byPointer.computeIfAbsent(step.pointer(), p -> new ArrayDeque<>()).add(step);
    }
    for (JsonNode state : row.path("states")) {
      Deque<ExecutionStep> steps = byPointer.get(state.path("pointer").asString());
      ExecutionStep step = steps == null ? null : steps.poll();
      boolean beside =
          state.path("pointer").asString().matches(".*/(Branches|ItemProcessor|Iterator)/.*");
      if (step == null && beside && outcome.output() == null) {
        continue; // on AWS, iterations and branches run side by side
      }
      if (step == null) {
        return state.path("pointer").asString() + " is not entered";
      }
      if (state.has("input") && !masks.same(value(state.path("input")), step.input(), "")) {
        return step.pointer() + " gets " + Json.text(step.input()) + ", not " + state.path("input");
      }
      if (state.has("output")
          && state.path("exited").asBoolean(false)
          && (step.output() == null
              || !masks.same(value(state.path("output")), step.output(), ""))) {
        return step.pointer()
            + " gives "
            + (step.output() == null ? "nothing" : Json.text(step.output()))
            + ", not "
            + state.path("output");
      }
    }
    return null;
  }

  private static Map<String, Deque<TaskAnswer>> answers(JsonNode row) {
    Map<String, Deque<TaskAnswer>> answers = new HashMap<>();
    for (JsonNode task : row.path("tasks")) {
      String status = task.path("status").asString("");
      TaskAnswer answer =
          switch (status) {
            case "SUCCEEDED" -> TaskAnswer.result(value(task.path("output")));
            case "FAILED", "SUBMIT_FAILED", "START_FAILED" ->
                TaskAnswer.failure(error(task), text(task, "cause"));
            case "TIMED_OUT" -> TaskAnswer.failure(error(task), text(task, "cause"));
            default -> null;
          };
      if (answer != null) {
        answers.computeIfAbsent(task.path("state").asString(), s -> new ArrayDeque<>()).add(answer);
      }
    }
    return answers;
  }

  private static @Nullable String error(JsonNode task) {
    String error = text(task, "error");
    return error != null
        ? error
        : task.path("status").asString("").equals("TIMED_OUT") ? "States.Timeout" : null;
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isString() ? node.path(name).asString() : null;
  }

  private static String stateName(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  static ExecutionOutcome run(
      JsonNode definition, Object input, boolean express, TaskAnswers answers) {
    StateMachine machine =
        Machines.builder("recorded.asl.json", definition.toString())
            .type(express ? MachineType.EXPRESS : MachineType.STANDARD)
            .build();
    Definition parsed = Definition.parse(Objects.requireNonNull(machine.definitionNode()));
    return MachineExecution.execute(
        Workspace.of(machine), m -> parsed, machine, input, answers, 2_000);
  }

  static Object value(JsonNode node) {
    return Json.of(
        Objects.requireNonNull(
            Document.read(new FileSource("value.json", node.toString())).root()));
  }

  /** What the recorder hid. */
  private record Masks(JsonNode row) {

    boolean same(Object recorded, Object own, String key) {
      if (recorded instanceof String text
          && (hides(key) || text.startsWith("<") || text.contains("arn:") || isTime(text))) {
        return true;
      }
      if (recorded instanceof String text && own instanceof String other && key.equals("Cause")) {
        // The recorder wrote causes that are JSON anew, with other blanks.
        Object a = Json.parse(text);
        Object b = Json.parse(other);
        return text.equals(other) || (a != null && b != null && same(a, b, ""));
      }
      if (recorded instanceof Map && own instanceof String text) {
        // The recorder parsed texts that start with a brace.
        Object parsed = Json.parse(text);
        return parsed != null && same(recorded, parsed, key);
      }
      if (recorded instanceof Map && own instanceof Map) {
        Map<String, Object> a = Json.object(recorded);
        Map<String, Object> b = Json.object(own);
        if (!a.keySet().equals(b.keySet())) {
          return false;
        }
        return a.entrySet().stream()
            .allMatch(
                e -> same(e.getValue(), Objects.requireNonNull(b.get(e.getKey())), e.getKey()));
      }
      if (recorded instanceof List && own instanceof List) {
        List<Object> a = Json.array(recorded);
        List<Object> b = Json.array(own);
        if (a.size() != b.size()) {
          return false;
        }
        for (int i = 0; i < a.size(); i++) {
          if (!same(a.get(i), b.get(i), key)) {
            return false;
          }
        }
        return true;
      }
      return Json.equal(recorded, own);
    }

    private static boolean isTime(String text) {
      return text.equals("date")
          || text.endsWith("-date")
          || text.endsWith("-time")
          || text.endsWith("role_arn");
    }

    private boolean hides(String key) {
      JsonNode placeholders = row.path("placeholders");
      for (String list :
          new String[] {"typeUnknownKeys", "stringMaskedKeys", "isoDateMaskedKeys"}) {
        if (placeholders.path(list).toString().contains("\"" + key + "\"")) {
          return true;
        }
      }
      return false;
    }
  }
}
