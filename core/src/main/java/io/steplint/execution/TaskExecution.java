package io.steplint.execution;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.TaskState;
import java.util.Map;

/** Makes the call of a Task once. */
final class TaskExecution {

  private final StateValues values;
  private final TaskState state;
  private final int retries;

  TaskExecution(StateValues values, int retries) {
    this.values = values;
    this.state = (TaskState) values.state();
    this.retries = retries;
  }

  /** What the Task returns: an answer that was given, or that of the machine it starts. */
  Object run() {
    PayloadTemplate template = state.isJsonata() ? state.arguments() : state.parameters();
    Object arguments = template == null ? values.data() : values.template(template);
    if (state.isJsonata() && template != null && !(arguments instanceof Map)) {
      boolean isFunction = state.resource() instanceof io.steplint.asl.TaskResource.LambdaFunction;
      if (!isFunction) {
        throw values.unexpected(template, "object", arguments);
      }
    }
    Settings.optionalNumber(values, state.timeout(), "TimeoutSecondsPath");
    Settings.optionalNumber(values, state.heartbeat(), "HeartbeatSecondsPath");
    if (state.credentials() != null) {
      values.template(state.credentials());
    }
    TaskCall call =
        new TaskCall(
            values.execution().machine().key(),
            values.execution().machine().name(),
            state.pointer().toString(),
            values.execution().iteration(),
            arguments);
    TaskAnswer answer = values.execution().shared().answer(call);
    if (answer != null) {
      if (answer.result() != null) {
        return answer.result();
      }
      throw StateFailure.of(answer.error(), answer.cause());
    }
    Object started = new NestedStart(values.execution(), state, arguments).run();
    if (started != null) {
      return started;
    }
    throw new Run.AnswerNeeded(call);
  }
}
