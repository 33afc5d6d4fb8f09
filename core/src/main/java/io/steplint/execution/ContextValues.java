package io.steplint.execution;

import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The context object, with fixed times and tokens. Source: what is recorded on AWS. */
final class ContextValues {

  static final String TIMESTAMP = "2026-01-01T00:00:00.000Z";

  private ContextValues() {}

  /**
   * @param item what {@code Map.Item} holds while an {@code ItemSelector} is evaluated, or null
   */
  static Map<String, Object> of(
      MachineExecution execution, State state, int retries, @Nullable Map<String, Object> item) {
    Map<String, Object> context = new LinkedHashMap<>();
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("Id", execution.executionArn());
    own.put("Input", execution.input());
    own.put("Name", execution.name());
    own.put("RoleArn", execution.roleArn());
    own.put("StartTime", TIMESTAMP);
    own.put("RedriveCount", 0L);
    context.put("Execution", own);
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("Id", MachineExecution.arn(execution.machine()));
    machine.put("Name", execution.machine().name());
    context.put("StateMachine", machine);
    Map<String, Object> current = new LinkedHashMap<>();
    current.put("Name", state.name());
    current.put("EnteredTime", TIMESTAMP);
    StateType type = state.type();
    if (type == StateType.TASK || type == StateType.MAP || type == StateType.PARALLEL) {
      current.put("RetryCount", (long) retries);
    }
    context.put("State", current);
    if (state instanceof TaskState task && hasToken(task)) {
      context.put("Task", new LinkedHashMap<>(Map.of("Token", "token-" + state.name())));
    }
    if (item != null) {
      context.put("Map", new LinkedHashMap<>(Map.of("Item", item)));
    }
    return context;
  }

  /** Recorded for calls that wait for a token, and for {@code .sync}, which can be ended by one. */
  private static boolean hasToken(TaskState task) {
    TaskResource.Pattern pattern = task.resource().pattern();
    return pattern != null && pattern != TaskResource.Pattern.REQUEST_RESPONSE;
  }
}
