package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.flow.jsonata.JsonataTyping;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.type.Evaluation;
import io.steplint.type.Failure;
import io.steplint.type.Happens;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types the JSONata of states on {@code $states} and the workflow variables. */
final class StateExpressions implements JsonataTyper {

  private static final String QUERY_ERROR = "States.QueryEvaluationError";

  @Override
  public Type type(State state, Expression expression, Environment environment, Recorder recorder) {
    StateExpression parsed = expression.jsonata();
    if (parsed == null) {
      return Type.unknown();
    }
    Map<String, Type> variables = new LinkedHashMap<>(environment.variables().values());
    variables.put("states", states(environment));
    Evaluation evaluation = JsonataTyping.of(parsed.expression(), variables);
    Type result = evaluation.type().present().without(Kind.FUNCTION);
    if (recorder.isListening()) {
      record(state, expression, environment, evaluation, recorder);
    }
    return result;
  }

  /** A closed object: what a stage does not have, nobody can read there. */
  private static Type states(Environment environment) {
    ObjectBuilder states =
        Types.object().field("input", environment.input()).field("context", environment.context());
    if (environment.slot() == Slot.RESULT) {
      states.field("result", environment.data());
    } else if (environment.slot() == Slot.ERROR) {
      states.field("errorOutput", environment.data());
    }
    return states.closed();
  }

  private static void record(
      State state,
      Expression expression,
      Environment environment,
      Evaluation evaluation,
      Recorder recorder) {
    List<Failure> failures = evaluation.failures();
    String detail = "";
    for (Failure failure : failures) {
      if (failure.happens() == Happens.MUST && failure.concrete()) {
        detail = failure.code() + ": " + failure.reason();
        break;
      }
    }
    if (detail.isEmpty() && evaluation.type().mustBeMissing()) {
      detail = "The expression returns nothing (undefined)";
    }
    if (!detail.isEmpty()) {
      recorder.flaw(
          new Flaw(
              Flaw.Kind.JSONATA,
              Happens.MUST,
              QUERY_ERROR,
              state,
              expression.node(),
              expression.pointer(),
              null,
              environment.slot(),
              0,
              evaluation.type(),
              detail));
    }
  }
}
