package io.steplint.execution;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.FailState;
import io.steplint.asl.PassState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.asl.WaitState;
import io.steplint.execution.json.Json;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One state, executed once: with its retries, up to what the next state gets. */
final class StateExecution {

  /** The bytes that the input or output of a state may have as text. */
  private static final int MOST_BYTES = 262_144;

  private static final int ATTEMPTS = 3;

  private final MachineExecution execution;
  private final State state;
  private final Object raw;
  private final Map<String, Object> variables;
  private final Map<String, Object> assigned = new LinkedHashMap<>();
  private Object output = Json.NULL;
  private @Nullable String next;
  private @Nullable Object result;
  private int retries;

  StateExecution(
      MachineExecution execution, State state, Object raw, Map<String, Object> variables) {
    this.execution = execution;
    this.state = state;
    this.raw = raw;
    this.variables = variables;
  }

  /** What the next state gets. */
  Object output() {
    return output;
  }

  /** The name of the next state, or null at an end. */
  @Nullable String next() {
    return next;
  }

  Map<String, Object> assigned() {
    return assigned;
  }

  /** Executes the state and records it, whatever comes of it. */
  void run() {
    int place = execution.shared().enter();
    try {
      execute();
      record(place, null);
    } catch (StateFailure failure) {
      record(place, failure);
      throw failure;
    } catch (Run.AnswerNeeded needed) {
      record(place, null);
      throw needed;
    }
  }

  private @Nullable StateFailure caught;

  private void record(int place, @Nullable StateFailure failure) {
    StateFailure shown = failure != null ? failure : caught;
    execution
        .shared()
        .record(
            place,
            new ExecutionStep(
                execution.machine().key(),
                execution.machine().name(),
                state.pointer().toString(),
                execution.iteration(),
                raw,
                result,
                failure == null && isDone ? output : null,
                shown == null ? null : shown.error() == null ? "" : shown.error(),
                shown == null ? null : shown.cause(),
                next,
                shown == null || isFromInside(shown) ? null : shown.point()));
  }

  /** Whether a failure comes from a state inside of this one, whose step holds its place. */
  private boolean isFromInside(StateFailure failure) {
    FailurePoint point = failure.point();
    String own = state.pointer().toString() + "/";
    if (point == null) {
      return true;
    }
    if (point.pointer().equals(state.pointer().toString())) {
      return false;
    }
    if (!point.pointer().startsWith(own)) {
      return true;
    }
    String inner = point.pointer().substring(own.length());
    return inner.startsWith("Branches/")
        || inner.startsWith("ItemProcessor/")
        || inner.startsWith("Iterator/");
  }

  private boolean isDone;

  private void execute() {
    java.util.Map<Retrier, Integer> attempts = new java.util.IdentityHashMap<>();
    while (true) {
      try {
        assigned.clear();
        succeed();
        if (size(output) > MOST_BYTES) {
          throw StateFailure.tooLarge(state.name());
        }
        isDone = true;
        return;
      } catch (StateFailure failure) {
        if (!retries(failure, attempts)) {
          recover(failure);
          isDone = true;
          return;
        }
        retries++;
      }
    }
  }

  private static int size(Object value) {
    String text = Json.text(value);
    return text.length() <= MOST_BYTES / 4
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether a Retrier takes a failure once more. */
  private boolean retries(StateFailure failure, java.util.Map<Retrier, Integer> attempts) {
    for (Retrier retrier : state.retriers()) {
      for (ScalarNode name : retrier.errors()) {
        if (failure.matches(name.string())) {
          Node written = retrier.node().get("MaxAttempts");
          ScalarNode scalar = written == null ? null : written.asScalar();
          BigDecimal most = scalar == null ? null : scalar.number();
          int made = attempts.merge(retrier, 1, Integer::sum);
          return made <= (most == null ? ATTEMPTS : most.intValue());
        }
      }
    }
    return false;
  }

  private void recover(StateFailure failure) {
    for (Catcher catcher : state.catchers()) {
      for (ScalarNode name : catcher.errors()) {
        if (failure.matches(name.string())) {
          caught = failure;
          take(catcher, failure);
          return;
        }
      }
    }
    throw failure;
  }

  private void take(Catcher catcher, StateFailure failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("Error", failure.error() == null ? Json.NULL : failure.error());
    error.put("Cause", failure.cause() == null ? Json.NULL : failure.cause());
    StateValues values = values(error).with("errorOutput", error);
    assigned.clear();
    assign(catcher.assign(), values);
    output =
        catcher.output() != null
            ? values.template(catcher.output())
            : state.isJsonata() ? error : ResultPlace.put(catcher.resultPath(), raw, error);
    next = catcher.next() == null ? null : catcher.next().string();
  }

  private StateValues values(Object data) {
    Map<String, Object> states = new LinkedHashMap<>();
    states.put("input", raw);
    return new StateValues(
        execution,
        state,
        data,
        ContextValues.of(execution, state, retries, null),
        variables,
        states);
  }

  private void assign(@Nullable PayloadTemplate template, StateValues values) {
    if (template != null) {
      assigned.putAll(Json.object(values.template(template)));
    }
  }

  // ---- types of states

  private void succeed() {
    next = state.next() == null || isEnd() ? null : state.next().string();
    StateValues entry = values(raw);
    switch (state.type()) {
      case TASK, PARALLEL, MAP -> work(entry);
      case PASS -> pass((PassState) state, entry);
      case CHOICE -> choose((ChoiceState) state, entry);
      case WAIT -> leave(effective(entry), wait((WaitState) state, effective(entry)));
      case SUCCEED -> leave(effective(entry), entry);
      case FAIL -> fail((FailState) state, entry);
      case UNKNOWN ->
          throw new NotExecutableException("It is not known what " + state.pointer() + " does");
    }
  }

  private boolean isEnd() {
    Node end = state.node().get("End");
    ScalarNode scalar = end == null ? null : end.asScalar();
    return scalar != null && Boolean.TRUE.equals(scalar.booleanValue());
  }

  private StateValues effective(StateValues entry) {
    return state.isJsonata() ? entry : entry.on(entry.path(state.inputPath()));
  }

  private void work(StateValues entry) {
    StateValues effective = effective(entry);
    Object returned =
        switch (state.type()) {
          case TASK -> new TaskExecution(effective, retries).run();
          case PARALLEL -> new ParallelExecution(effective).run();
          default -> new MapExecution(effective, retries).run();
        };
    result = returned;
    if (state.type() == StateType.TASK && size(returned) > MOST_BYTES) {
      throw StateFailure.of(StateFailure.DATA_LIMIT, StateFailure.tooLargeCause(state.name()));
    }
    StateValues after = entry.on(returned).with("result", returned);
    assign(state.assign(), after);
    if (state.isJsonata()) {
      output = state.output() == null ? returned : after.template(state.output());
      return;
    }
    PayloadTemplate selector = state.resultSelector();
    Object selected = selector == null ? returned : after.template(selector);
    Object combined = ResultPlace.put(state.resultPath(), raw, selected);
    output = entry.on(combined).path(state.outputPath());
  }

  private void pass(PassState pass, StateValues entry) {
    if (state.isJsonata()) {
      leave(entry, entry);
      return;
    }
    Node literal = pass.result();
    Object shaped;
    if (literal != null) {
      shaped = Json.of(literal);
    } else {
      StateValues effective = effective(entry);
      PayloadTemplate parameters = state.parameters();
      shaped = parameters == null ? effective.data() : effective.template(parameters);
    }
    assign(state.assign(), entry.on(shaped));
    Object combined = ResultPlace.put(state.resultPath(), raw, shaped);
    output = entry.on(combined).path(state.outputPath());
  }

  /** Leaves a state that returns nothing of its own. */
  private void leave(StateValues effective, StateValues checked) {
    Objects.requireNonNull(checked);
    assign(state.assign(), effective);
    if (state.isJsonata()) {
      output = state.output() == null ? raw : effective.template(state.output());
    } else {
      output = effective.path(state.outputPath());
    }
  }

  private StateValues wait(WaitState wait, StateValues effective) {
    PayloadTemplate seconds = wait.seconds();
    if (seconds != null) {
      Settings.wholeNumber(effective, seconds, "SecondsPath", 0);
    }
    PayloadTemplate timestamp = wait.timestamp();
    if (timestamp != null) {
      Object value = Objects.requireNonNull(effective.field(timestamp));
      if (!(value instanceof String text) || Timestamps.parse(text) == null) {
        throw Settings.noTimestamp(effective, timestamp, value);
      }
    }
    return effective;
  }

  private void fail(FailState fail, StateValues entry) {
    StateValues effective = effective(entry);
    throw StateFailure.of(text(fail.error(), effective), text(fail.cause(), effective));
  }

  private static @Nullable String text(@Nullable PayloadTemplate template, StateValues values) {
    Object value = values.field(template);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw values.state().isJsonata() && template != null
        ? values.unexpected(template, "string", value)
        : template == null
            ? values.failed("The value of ErrorPath or CausePath must be a string")
            : values
                .failed("The value of ErrorPath or CausePath must be a string")
                .at(values.point(template));
  }

  // ---- Choice

  private void choose(ChoiceState choice, StateValues entry) {
    StateValues effective = effective(entry);
    for (ChoiceState.Rule rule : choice.rules()) {
      if (holds(rule, effective)) {
        next = rule.next() == null ? null : rule.next().string();
        assign(rule.assign(), effective);
        output =
            state.isJsonata()
                ? rule.output() == null ? raw : effective.template(rule.output())
                : effective.path(state.outputPath());
        return;
      }
    }
    ScalarNode otherwise = choice.defaultState();
    if (otherwise == null) {
      throw StateFailure.of(
          "States.NoChoiceMatched",
          "An error occurred while executing the state '"
              + state.name()
              + "'. Failed to transition out of the state. The state does not point to a next"
              + " state.");
    }
    next = otherwise.string();
    leave(effective, effective);
  }

  private static boolean holds(ChoiceState.Rule rule, StateValues values) {
    if (rule.comparison() != null) {
      return new ChoiceComparisons(values).holds(rule.comparison());
    }
    PayloadTemplate condition = rule.condition();
    if (condition == null) {
      throw new NotExecutableException(rule.pointer() + " has no condition");
    }
    Object value = values.template(condition);
    if (value instanceof Boolean holds) {
      return holds;
    }
    throw values.unexpected(condition, "boolean", value);
  }
}
