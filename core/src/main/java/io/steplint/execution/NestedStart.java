package io.steplint.execution;

import io.steplint.asl.Definition;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.execution.json.Json;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.StateMachine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Starts another machine of the workspace, in each form in which a Task can. */
final class NestedStart {

  private final MachineExecution execution;
  private final TaskState state;
  private final Map<String, Object> arguments;

  NestedStart(MachineExecution execution, TaskState state, Object arguments) {
    this.execution = execution;
    this.state = state;
    this.arguments = arguments instanceof Map ? Json.object(arguments) : Map.of();
  }

  /** How a child ended. */
  private record Ending(@Nullable Object output, @Nullable StateFailure failure) {}

  /** What the Task returns, or null where it starts no machine that is known. */
  @Nullable Object run() {
    TaskResource resource = state.resource();
    boolean sdk = resource instanceof TaskResource.SdkIntegration;
    boolean synchronous = isSdk(resource, "startSyncExecution");
    TaskResource.Pattern pattern = resource.pattern();
    if (!resource.isOptimized("states", "startExecution")
        && !isSdk(resource, "startExecution")
        && !synchronous) {
      return null;
    }
    StateMachine machine = machine();
    if (machine == null || pattern == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN) {
      return null;
    }
    Definition definition = execution.shared().definition(machine);
    if (definition == null) {
      return null;
    }
    String name =
        arguments.get("Name") instanceof String given ? given : execution.shared().nextName();
    Object input = input(sdk);
    boolean waits = synchronous || pattern != TaskResource.Pattern.REQUEST_RESPONSE;
    if (!waits) {
      follow(machine, definition, input, name);
      return sdk ? started(machine, name) : withMetadata(started(machine, name));
    }
    Ending ending = start(machine, definition, input, name);
    if (synchronous) {
      return synchronous(machine, name, input, ending);
    }
    if (ending.failure() != null) {
      throw StateFailure.of(
          StateFailure.TASK_FAILED, Json.text(failed(machine, name, input, ending.failure())));
    }
    return succeeded(machine, name, input, ending, pattern == TaskResource.Pattern.SYNC_2);
  }

  private static boolean isSdk(TaskResource resource, String operation) {
    return resource instanceof TaskResource.SdkIntegration sdk
        && sdk.service().equals("sfn")
        && sdk.operation().equals(operation);
  }

  private @Nullable StateMachine machine() {
    PayloadTemplate template = state.isJsonata() ? state.arguments() : state.parameters();
    PayloadTemplate member = template == null ? null : template.member("StateMachineArn");
    ScalarNode scalar = member == null ? null : member.scalar();
    if (scalar != null && scalar.isString()) {
      return execution.shared().workspace().findByArn(scalar.text(), execution.machine());
    }
    return arguments.get("StateMachineArn") instanceof String arn
        ? execution.shared().workspace().findByArn(Text.of(arn), execution.machine())
        : null;
  }

  /** What the child gets: a text is taken as JSON, null and nothing are the empty object. */
  private Object input(boolean sdk) {
    Object input = arguments.get("Input");
    if (input == null || input == Json.NULL) {
      return new LinkedHashMap<String, Object>();
    }
    if (!(input instanceof String text)) {
      return input;
    }
    Object parsed = Json.parse(text);
    if (parsed == null) {
      throw StateFailure.of(
          (sdk ? "Sfn" : "StepFunctions") + ".InvalidExecutionInputException",
          "Invalid State Machine Execution Input: the text is not JSON");
    }
    return parsed;
  }

  private Ending start(StateMachine machine, Definition definition, Object input, String name) {
    try {
      if (!execution.shared().deeper()) {
        throw new Run.GivenUp();
      }
      return new Ending(
          new MachineExecution(
                  execution.shared(), machine, definition, input, name, java.util.List.of())
              .run(),
          null);
    } catch (StateFailure failure) {
      return new Ending(null, failure);
    } finally {
      execution.shared().back();
    }
  }

  /** Runs a child that nobody waits for: what it is sent may not be enough for it. */
  private void follow(StateMachine machine, Definition definition, Object input, String name) {
    try {
      start(machine, definition, input, name);
    } catch (Run.AnswerNeeded e) {
      // Its parent goes on all the same.
      return;
    }
  }

  // ---- what the service says of an execution

  private static Map<String, Object> started(StateMachine machine, String name) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ExecutionArn", MachineExecution.executionArn(machine, name));
    result.put("StartDate", ContextValues.TIMESTAMP);
    return result;
  }

  private static Map<String, Object> withMetadata(Map<String, Object> started) {
    started.put("StartDate", Run.TIME);
    Map<String, Object> http = new LinkedHashMap<>();
    http.put("AllHttpHeaders", new LinkedHashMap<String, Object>());
    http.put("HttpHeaders", new LinkedHashMap<String, Object>());
    http.put("HttpStatusCode", 200L);
    started.put("SdkHttpMetadata", http);
    started.put("SdkResponseMetadata", Map.of("RequestId", "00000000-0000-4000-8000-000000000000"));
    return started;
  }

  private static Map<String, Object> common(StateMachine machine, String name) {
    Map<String, Object> result = new TreeMap<>();
    result.put("ExecutionArn", MachineExecution.executionArn(machine, name));
    result.put("InputDetails", Map.of("Included", true));
    result.put("Name", name);
    result.put("StartDate", Run.TIME);
    result.put("StateMachineArn", MachineExecution.arn(machine));
    result.put("StopDate", Run.TIME);
    return result;
  }

  private static Map<String, Object> succeeded(
      StateMachine machine, String name, Object input, Ending ending, boolean asJson) {
    Map<String, Object> result = common(machine, name);
    Object output = ending.output() == null ? Json.NULL : ending.output();
    result.put("Input", asJson ? input : Json.text(input));
    result.put("Output", asJson ? output : Json.text(output));
    result.put("OutputDetails", Map.of("Included", true));
    result.put("RedriveCount", 0L);
    result.put("RedriveStatus", "NOT_REDRIVABLE");
    result.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    result.put("Status", "SUCCEEDED");
    return result;
  }

  private static Map<String, Object> failed(
      StateMachine machine, String name, Object input, StateFailure failure) {
    Map<String, Object> result = common(machine, name);
    put(result, failure);
    result.put("Input", Json.text(input));
    result.put("RedriveCount", 0L);
    result.put("RedriveStatus", "REDRIVABLE");
    result.put("Status", "FAILED");
    return result;
  }

  private static void put(Map<String, Object> result, StateFailure failure) {
    if (failure.cause() != null) {
      result.put("Cause", failure.cause());
    }
    if (failure.error() != null) {
      result.put("Error", failure.error());
    }
  }

  /** The answer of {@code startSyncExecution}, for which a child that fails is no error. */
  private static Map<String, Object> synchronous(
      StateMachine machine, String name, Object input, Ending ending) {
    Map<String, Object> result = common(machine, name);
    result.put(
        "BillingDetails",
        new TreeMap<>(Map.of("BilledDurationInMilliseconds", 100L, "BilledMemoryUsedInMB", 64L)));
    result.put("Input", Json.text(input));
    result.put("StartDate", ContextValues.TIMESTAMP);
    result.put("StopDate", ContextValues.TIMESTAMP);
    StateFailure failure = ending.failure();
    if (failure != null) {
      put(result, failure);
      result.put("Status", "FAILED");
      return result;
    }
    result.put("Output", Json.text(ending.output() == null ? Json.NULL : ending.output()));
    result.put("OutputDetails", Map.of("Included", true));
    result.put("Status", "SUCCEEDED");
    return result;
  }
}
