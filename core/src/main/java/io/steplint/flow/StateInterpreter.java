package io.steplint.flow;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.Expression;
import io.steplint.asl.FailState;
import io.steplint.asl.MapState;
import io.steplint.asl.ParallelState;
import io.steplint.asl.PassState;
import io.steplint.asl.PathField;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.asl.TaskState;
import io.steplint.asl.Transition;
import io.steplint.asl.WaitState;
import io.steplint.query.path.Path;
import io.steplint.source.Node;
import io.steplint.text.Text;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import io.steplint.typing.path.Update;
import io.steplint.typing.path.Updates;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Interprets single states: the pipeline of {@code InputPath}, {@code Parameters}, {@code
 * ResultSelector}, {@code ResultPath} and {@code OutputPath} of JSONPath, and {@code Arguments} and
 * {@code Output} of JSONata. All expressions of a state read the variables as they are where it is
 * entered.
 */
final class StateInterpreter {

  private static final String RESULT_PATH_FAILURE = "States.ResultPathMatchFailure";

  private final JsonataTyper jsonata;
  private final MachineCalls calls;
  private final TaskInterpreter tasks;
  private final NestedInterpreter nested;

  StateInterpreter(JsonataTyper jsonata, MachineCalls calls) {
    this.jsonata = jsonata;
    this.calls = calls;
    this.tasks = new TaskInterpreter(calls);
    this.nested = new NestedInterpreter(this);
  }

  Step interpret(State state, Frame frame, Scope scope) {
    ContextObject context =
        new ContextObject(scope.run().machine, state, scope.executionInput(), null);
    Environment entry =
        new Environment(Slot.INPUT, frame.input(), frame.input(), context, frame.variables());
    if (state.queryLanguage() == QueryLanguage.UNKNOWN || state.type() == StateType.UNKNOWN) {
      return opaque(state, frame);
    }
    StateEvaluator input =
        new StateEvaluator(
            state, entry, jsonata, text -> machineArn(text, scope), scope.recorder());
    StateEvaluator effective = effective(state, input);
    return switch (state.type()) {
      case CHOICE -> ChoiceSteps.of((ChoiceState) state, effective);
      case FAIL -> fail((FailState) state, effective);
      case WAIT -> {
        wait((WaitState) state, effective);
        yield plain(state, frame, effective);
      }
      case SUCCEED -> plain(state, frame, effective);
      case PASS -> pass((PassState) state, frame, effective);
      default -> working(state, frame, effective, scope);
    };
  }

  /** The ARN that a text is once it is deployed, if it names a machine that is at hand. */
  private @Nullable Type machineArn(Text text, Scope scope) {
    StateMachine machine = calls.find(text, scope.run().machine);
    return machine == null ? null : Types.machineArn(machine.key());
  }

  /** A state of which it is not known what it does: anything may come out, on every way. */
  private static Step opaque(State state, Frame frame) {
    Type unknown = Type.unknown();
    List<Edge> edges = new ArrayList<>();
    for (Transition transition : state.transitions()) {
      edges.add(new Edge(transition, new Frame(unknown, frame.variables())));
    }
    return new Step(null, unknown, unknown, edges);
  }

  private StateEvaluator effective(State state, StateEvaluator input) {
    // With a Result a Pass looks at nothing else.
    boolean literal = state instanceof PassState pass && pass.result() != null;
    if (state.inputPath().isAbsent() || literal) {
      return input.at(input.environment().on(Slot.EFFECTIVE_INPUT, input.data()));
    }
    Type data = input.pathField(state.inputPath());
    return input.at(input.environment().on(Slot.EFFECTIVE_INPUT, data));
  }

  // ---- states that only look at their input

  private static void wait(WaitState state, StateEvaluator effective) {
    PayloadTemplate seconds = state.seconds();
    if (seconds != null && seconds.expression() != null) {
      Type value = effective.template(seconds);
      // "1" is taken for a number in such fields of JSONPath.
      boolean text = value.mayBe(Kind.STRING) && !state.isJsonata() && isNumeric(value);
      if (!value.isNever() && !text && value.meet(Types.integerFrom(0)).isNever()) {
        effective
            .flaws()
            .wrongKind(
                seconds,
                Happens.MUST,
                error(state),
                value,
                "a whole number of seconds, at least 0");
      }
    }
    PayloadTemplate timestamp = state.timestamp();
    if (timestamp != null && timestamp.expression() != null) {
      Type value = effective.template(timestamp);
      if (!value.isNever() && value.meet(Types.timestamp()).isNever()) {
        effective
            .flaws()
            .wrongKind(
                timestamp,
                Happens.MUST,
                error(state),
                value,
                "a timestamp such as 2024-08-18T17:33:00Z");
      }
    }
  }

  /** Whether a text among the values can read as a number. */
  private static boolean isNumeric(Type value) {
    return !value.only(Kind.STRING).meet(Types.numericText()).isNever();
  }

  static String error(State state) {
    return state.isJsonata() ? "States.QueryEvaluationError" : StateEvaluator.RUNTIME;
  }

  private static Step fail(FailState state, StateEvaluator effective) {
    if (state.error() != null) {
      effective.template(state.error());
    }
    if (state.cause() != null) {
      effective.template(state.cause());
    }
    return new Step(null, Type.never(), Type.never(), List.of());
  }

  private Step plain(State state, Frame frame, StateEvaluator effective) {
    Map<String, Type> assigned = effective.assignments(state.assign());
    PayloadTemplate output = state.output();
    Type out;
    if (output != null) {
      out = effective.template(output);
    } else {
      out = effective.at(combined(effective)).pathField(state.outputPath());
    }
    return leave(state, null, out, frame.variables().with(assigned), List.of());
  }

  static Environment combined(StateEvaluator effective) {
    return effective.environment().on(Slot.COMBINED, effective.data());
  }

  private Step pass(PassState state, Frame frame, StateEvaluator effective) {
    if (state.isJsonata()) {
      return plain(state, frame, effective);
    }
    Node literal = state.result();
    PayloadTemplate parameters = state.parameters();
    Type result;
    if (literal != null) {
      result = effective.literal(literal);
    } else if (parameters != null) {
      result = effective.template(parameters);
    } else {
      result = effective.data();
    }
    StateEvaluator onResult = effective.at(effective.environment().on(Slot.RESULT, result));
    Map<String, Type> assigned = onResult.assignments(state.assign());
    Type raw = raw(state, frame, effective);
    Type out = handOn(state, raw, result, effective);
    return leave(state, null, out, frame.variables().with(assigned), List.of());
  }

  /** The input as it was received, with what reading it has shown to be there. */
  private static Type raw(State state, Frame frame, StateEvaluator effective) {
    boolean same = state.inputPath().isAbsent();
    return same ? effective.data() : frame.input();
  }

  /** {@code ResultPath} and {@code OutputPath}. */
  private static Type handOn(State state, Type raw, Type selected, StateEvaluator evaluator) {
    if (selected.isNever()) {
      return selected;
    }
    Type combined = put(state.resultPath(), raw, selected, evaluator);
    return evaluator
        .at(evaluator.environment().on(Slot.COMBINED, combined))
        .pathField(state.outputPath());
  }

  private static Type put(PathField field, Type raw, Type value, StateEvaluator evaluator) {
    switch (field.kind()) {
      case ABSENT:
        return value;
      case NULL:
        return raw;
      case UNKNOWN:
        return Type.unknown();
      default:
        Expression place = field.expression();
        Path path = place == null ? null : place.path();
        if (place == null || path == null || StateEvaluator.dataSteps(path) == null) {
          return Type.unknown();
        }
        Update update = Updates.put(raw, path.segments(), value);
        if (update.failure() == Happens.MUST
            || (update.failure() == Happens.MAY && update.concrete())) {
          evaluator
              .at(evaluator.environment().on(Slot.INPUT, raw))
              .flaws()
              .tell(
                  Flaw.Kind.RESULT_PATH,
                  update.failure(),
                  RESULT_PATH_FAILURE,
                  place,
                  path,
                  0,
                  raw,
                  "");
        }
        return update.type();
    }
  }

  // ---- Task, Parallel, Map

  private Step working(State state, Frame frame, StateEvaluator effective, Scope scope) {
    PayloadTemplate template = state.isJsonata() ? state.arguments() : state.parameters();
    boolean map = state.type() == StateType.MAP;
    Type data = effective.data();
    Type arguments = template == null || map ? effective.data() : effective.template(template);
    boolean refused =
        state instanceof TaskState task && ParameterKinds.refuse(task, effective, arguments);
    boolean set = settings(state, effective);
    boolean neverRan =
        refused
            || (!state.isJsonata()
                && (arguments.isNever() || !set)
                && (data.isNever() || effective.failsUncaught()));
    Type result =
        refused || arguments.isNever() || !set
            ? Type.never()
            : map
                ? nested.map((MapState) state, effective, frame, scope)
                : state.type() == StateType.PARALLEL
                    ? nested.parallel((ParallelState) state, arguments, frame, scope)
                    : tasks.run((TaskState) state, effective, arguments, scope);
    Type out = Type.never();
    Map<String, Type> assigned = Map.of();
    if (!result.isNever()) {
      StateEvaluator onResult = effective.at(effective.environment().on(Slot.RESULT, result));
      assigned = onResult.assignments(state.assign());
      out =
          state.isJsonata()
              ? jsonataOutput(state, onResult)
              : output(state, frame, onResult, effective);
    }
    return leave(
        state,
        result,
        out,
        frame.variables().with(assigned),
        caught(state, frame, effective, neverRan));
  }

  /** Evaluates what else the state is told; false where it must fail for that. */
  private static boolean settings(State state, StateEvaluator effective) {
    List<@Nullable PayloadTemplate> settings = new ArrayList<>();
    if (state instanceof TaskState task) {
      settings.add(task.timeout());
      settings.add(task.heartbeat());
      settings.add(task.credentials());
    } else if (state instanceof MapState map) {
      settings.add(map.maxConcurrency());
      settings.add(map.toleratedFailureCount());
      settings.add(map.toleratedFailurePercentage());
      MapState.ItemReader reader = map.itemReader();
      MapState.ItemBatcher batcher = map.itemBatcher();
      MapState.ResultWriter writer = map.resultWriter();
      settings.add(reader == null ? null : reader.maxItems());
      settings.add(batcher == null ? null : batcher.maxItemsPerBatch());
      settings.add(batcher == null ? null : batcher.maxInputBytesPerBatch());
      settings.add(writer == null ? null : writer.parameters());
      if (reader != null && map.mode() == MapState.Mode.INLINE) {
        return false; // measured: the definition is taken, and the execution fails here
      }
    }
    boolean set = true;
    for (PayloadTemplate setting : settings) {
      set &= setting == null || !effective.template(setting).isNever();
    }
    return set;
  }

  private static Type jsonataOutput(State state, StateEvaluator onResult) {
    PayloadTemplate output = state.output();
    return output == null ? onResult.data() : onResult.template(output);
  }

  private static Type output(
      State state, Frame frame, StateEvaluator onResult, StateEvaluator effective) {
    PayloadTemplate selector = state.resultSelector();
    Type selected = selector == null ? onResult.data() : onResult.template(selector);
    return handOn(state, raw(state, frame, effective), selected, effective);
  }

  /**
   * The ways of the Catchers.
   *
   * @param neverRan whether the state fails before it does anything, with an error that no Catcher
   *     takes
   */
  private List<Edge> caught(State state, Frame frame, StateEvaluator effective, boolean neverRan) {
    List<Edge> edges = new ArrayList<>();
    Type dead = Type.never();
    List<Transition> ways = new ArrayList<>();
    for (Transition transition : state.transitions()) {
      if (transition.kind() == Transition.Kind.CATCH) {
        ways.add(transition);
      }
    }
    for (Catcher catcher : state.catchers()) {
      Transition way = wayOf(catcher, ways);
      if (way == null) {
        continue;
      }
      if (neverRan || Errors.isDead(state, catcher)) {
        edges.add(new Edge(way, new Frame(dead, Variables.NONE)));
        continue;
      }
      Type error = Errors.output(state, catcher);
      StateEvaluator onError = effective.at(effective.environment().on(Slot.ERROR, error));
      Map<String, Type> assigned = onError.assignments(catcher.assign());
      PayloadTemplate output = catcher.output();
      Type next =
          state.isJsonata()
              ? output == null ? error : onError.template(output)
              : put(catcher.resultPath(), frame.input(), error, onError);
      edges.add(new Edge(way, new Frame(next, frame.variables().with(assigned))));
    }
    return edges;
  }

  private static @Nullable Transition wayOf(Catcher catcher, List<Transition> ways) {
    for (Transition way : ways) {
      if (way.node() == catcher.next()) {
        return way;
      }
    }
    return null;
  }

  // ---- the way on

  private static Step leave(
      State state, @Nullable Type result, Type output, Variables variables, List<Edge> caught) {
    List<Edge> edges = new ArrayList<>();
    for (Transition transition : state.transitions()) {
      if (transition.kind() == Transition.Kind.NEXT) {
        edges.add(new Edge(transition, new Frame(output, variables)));
      }
    }
    Type outputs = output;
    for (Edge edge : caught) {
      edges.add(edge);
      outputs = outputs.join(edge.frame().input());
    }
    return new Step(result, outputs, state.isEnd() ? output : Type.never(), edges);
  }

  /** Lets go of what was remembered of blocks of states. */
  void forget() {
    nested.forget();
  }

  /** Grows whenever something new becomes known of another machine. */
  long callVersion() {
    return calls.version();
  }
}
