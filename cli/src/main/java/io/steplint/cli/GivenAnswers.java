package io.steplint.cli;

import io.steplint.asl.Definition;
import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.execution.TaskAnswer;
import io.steplint.execution.TaskAnswers;
import io.steplint.execution.TaskCall;
import io.steplint.execution.json.Json;
import io.steplint.rules.gate.UnusableException;
import io.steplint.text.Nearest;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that the command line gives, for each Task in order of use. */
final class GivenAnswers implements TaskAnswers {

  /** An answer, and how the command line gives it. */
  private record Given(TaskAnswer answer, String word) {}

  private final Map<String, Deque<Given>> byPlace = new LinkedHashMap<>();

  /** Reads {@code [MACHINE#]POINTER=FILE}. */
  static GivenAnswers read(
      List<String> words,
      StateMachine started,
      Workspace workspace,
      RunCommand.Definitions definitions,
      Console console)
      throws UnusableException, IOException {
    GivenAnswers answers = new GivenAnswers();
    for (String word : words) {
      int equals = word.lastIndexOf('=');
      int hash = word.indexOf("#/");
      if (equals < 1) {
        throw new UsageException("--answer takes [MACHINE#]POINTER=FILE, not '" + word + "'");
      }
      StateMachine machine =
          hash > 0 ? RunCommand.machine(workspace, word.substring(0, hash)) : started;
      String pointer = word.substring(hash > 0 ? hash + 1 : 0, equals);
      requireTask(definitions.of(machine), machine, pointer);
      TaskAnswer answer = answer(RunCommand.value(word.substring(equals + 1), console));
      answers
          .byPlace
          .computeIfAbsent(place(machine.key(), pointer), p -> new ArrayDeque<>())
          .add(new Given(answer, word));
    }
    return answers;
  }

  private static String place(String machineKey, String pointer) {
    return machineKey + "\n" + pointer;
  }

  private static void requireTask(
      @Nullable Definition definition, StateMachine machine, String pointer) throws UsageException {
    List<String> pointers = new ArrayList<>();
    for (State state : definition == null ? List.<State>of() : definition.allStates()) {
      if (state.type() == StateType.TASK) {
        pointers.add(state.pointer().toString());
      } else if (state instanceof MapState map && map.itemReader() != null) {
        pointers.add(map.itemReader().pointer().toString());
      }
    }
    if (!pointers.contains(pointer)) {
      String nearest = Nearest.to(pointer, pointers);
      throw new UsageException(
          "there is no Task at "
              + pointer
              + " of "
              + machine.name()
              + (nearest != null
                  ? "; did you mean " + nearest + "?"
                  : pointers.isEmpty() ? "" : "; there are " + String.join(", ", pointers)));
    }
  }

  /** An object of {@code Error} and at most {@code Cause} is a failure, all else a result. */
  private static TaskAnswer answer(Object value) {
    if (value instanceof Map) {
      Map<String, Object> members = Json.object(value);
      if (members.get("Error") instanceof String error
          && (members.size() == 1 || (members.size() == 2 && members.containsKey("Cause")))) {
        Object cause = members.get("Cause");
        return TaskAnswer.failure(
            error, cause instanceof String text ? text : cause == null ? null : Json.text(cause));
      }
    }
    return TaskAnswer.result(value);
  }

  @Override
  public @Nullable TaskAnswer next(TaskCall call) {
    Deque<Given> left = byPlace.get(place(call.machineKey(), call.pointer()));
    Given given = left == null ? null : left.poll();
    return given == null ? null : given.answer();
  }

  /** The words whose answers nobody asked for. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (Deque<Given> left : byPlace.values()) {
      for (Given given : left) {
        unused.add(given.word());
      }
    }
    return unused;
  }
}
