package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.flow.jsonata.JsonataTyping;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.type.Evaluation;
import io.steplint.type.Failure;
import io.steplint.type.Happens;
import io.steplint.type.Kind;
import io.steplint.type.Paths;
import io.steplint.type.Selection;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
      Flaw plain = plain(state, expression, environment, evaluation);
      recorder.flaw(
          plain != null
              ? plain
              : new Flaw(
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

  private static final String PARSE = "$parse(";

  /** The flaw of an expression that only reads a path, or parses what it reads; else null. */
  private static @Nullable Flaw plain(
      State state, Expression expression, Environment environment, Evaluation evaluation) {
    String text = PlainPath.undelimited(expression.text());
    boolean parses = text.startsWith(PARSE) && text.endsWith(")");
    PlainPath plain =
        PlainPath.of(parses ? text.substring(PARSE.length(), text.length() - 1) : text);
    if (plain == null || (!parses && !evaluation.type().mustBeMissing())) {
      return null;
    }
    Path path = plain.path();
    Type root =
        path.head().kind() == Head.Kind.VARIABLE
            ? environment.variables().get(path.head().name())
            : plain.slot() == Slot.INPUT ? environment.input() : environment.data();
    if (path.head().kind() == Head.Kind.INPUT
        && plain.slot() != Slot.INPUT
        && plain.slot() != environment.slot()) {
      return null;
    }
    int step = 0;
    Type found = root.present();
    Flaw.Kind kind = Flaw.Kind.UNDEFINED_VARIABLE;
    if (!root.mustBeMissing()) {
      while (step < path.segments().size()) {
        Selection next = Paths.select(found, path.segments().subList(step, step + 1));
        if (next.missing() == Happens.MUST) {
          break;
        }
        found = next.type();
        step++;
      }
      kind = step < path.segments().size() ? Flaw.Kind.MISSING_PATH : Flaw.Kind.INTRINSIC;
    }
    if (kind == Flaw.Kind.INTRINSIC && (!parses || found.mayBe(Kind.STRING))) {
      return null;
    }
    return new Flaw(
        kind,
        Happens.MUST,
        QUERY_ERROR,
        state,
        expression.node(),
        expression.pointer(),
        path,
        plain.slot(),
        step,
        found,
        kind == Flaw.Kind.INTRINSIC ? "The argument of $parse must be a string" : "");
  }
}
