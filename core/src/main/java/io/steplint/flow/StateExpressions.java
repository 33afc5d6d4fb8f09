package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.SubExpressions;
import io.steplint.query.path.Segment;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Failure;
import io.steplint.typing.Happens;
import io.steplint.typing.jsonata.JsonataTyping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types the JSONata of states on {@code $states} and the workflow variables. */
final class StateExpressions implements JsonataTyper {

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
      record(state, expression, parsed, environment, evaluation, recorder);
    }
    return result;
  }

  /** A closed object: what a stage does not have, nobody can read there. */
  private static Type states(Environment environment) {
    ObjectBuilder states =
        Types.object()
            .field("input", environment.input())
            .field("context", environment.context().get());
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
      StateExpression parsed,
      Environment environment,
      Evaluation evaluation,
      Recorder recorder) {
    JsonataFlaws flaws = new JsonataFlaws(state, expression, environment);
    Failure failure = certain(evaluation.failures());
    boolean nothing = evaluation.type().mustBeMissing();
    boolean told = false;
    for (JsonataReads.Read read : JsonataReads.of(expression.text(), parsed)) {
      Flaw flaw = flaws.of(read, failure != null || nothing);
      if (flaw != null && !(told && flaw.isMust())) {
        recorder.flaw(flaw);
        told |= flaw.isMust();
      }
    }
    if (!told) {
      told =
          parsed(
              parsed.expression(), expression.text(), flaws, failure != null || nothing, recorder);
    }
    if (!told) {
      compared(parsed.expression(), expression.text(), flaws, recorder);
    }
    if (!told && failure != null) {
      recorder.flaw(flaws.of(failure, evaluation.type()));
    } else if (!told && nothing) {
      Failure refused = refused(evaluation.failures());
      recorder.flaw(
          refused == null
              ? flaws.nothing(evaluation.type())
              : flaws.of(refused, evaluation.type()));
    }
  }

  /**
   * Tells of names that are read from {@code $parse(…)} and never there; whether there were any.
   */
  private static boolean parsed(
      JsonataExpression node, String text, JsonataFlaws flaws, boolean fails, Recorder recorder) {
    boolean told = false;
    if (node instanceof JsonataExpression.Path path
        && path.steps().get(0).expression() instanceof JsonataExpression.Call call
        && call.arguments().size() == 1
        && call.procedure() instanceof JsonataExpression.Variable function
        && function.name().equals(JsonataFunction.PARSE.word())) {
      JsonataExpression argument = call.arguments().get(0);
      PlainPath plain = PlainPath.of(text.substring(argument.start(), argument.end()));
      List<Segment> names = names(path);
      Flaw flaw = plain == null || names.isEmpty() ? null : flaws.ofParsed(plain, names, fails);
      if (flaw != null) {
        recorder.flaw(flaw);
        told = true;
      }
    }
    for (JsonataExpression child : SubExpressions.of(node)) {
      told |= parsed(child, text, flaws, fails, recorder);
    }
    return told;
  }

  /** The plain names behind the first step of a path. */
  private static List<Segment> names(JsonataExpression.Path path) {
    List<Segment> names = new ArrayList<>();
    for (JsonataExpression.Step step : path.steps().subList(1, path.steps().size())) {
      if (!(step.expression() instanceof JsonataExpression.Name name)) {
        break;
      }
      names.add(new Segment.Field(name.name(), Segment.Notation.BRACKET, step.start(), step.end()));
      if (!step.stages().isEmpty()) {
        break;
      }
    }
    return names;
  }

  /** Tells of paths that are compared with a text, as far as only "and" and "or" lead to them. */
  private static void compared(
      JsonataExpression node, String text, JsonataFlaws flaws, Recorder recorder) {
    if (!(node instanceof JsonataExpression.Binary binary)) {
      return;
    }
    if (binary.operator().equals("and") || binary.operator().equals("or")) {
      compared(binary.left(), text, flaws, recorder);
      compared(binary.right(), text, flaws, recorder);
    } else if (binary.operator().equals("=") && binary.right() instanceof JsonataExpression.Text) {
      Flaw flaw =
          flaws.comparedWithText(
              text.substring(binary.left().start(), binary.left().end()),
              ((JsonataExpression.Text) binary.right()).value());
      if (flaw != null) {
        recorder.flaw(flaw);
      }
    }
  }

  /**
   * The call that throws unless it is given nothing, in an expression that gives nothing then; null
   * if there is none.
   */
  private static @Nullable Failure refused(List<Failure> failures) {
    for (Failure failure : failures) {
      String code = failure.code();
      boolean meant = code.equals("D3137") || code.equals("D3141"); // $error, $assert
      if (failure.concrete() && !meant && (code.startsWith("D3") || code.startsWith("States."))) {
        return failure;
      }
    }
    return null;
  }

  /** The first failure that happens whatever the values are, or null. */
  private static @Nullable Failure certain(List<Failure> failures) {
    for (Failure failure : failures) {
      if (failure.happens() == Happens.MUST && failure.concrete()) {
        return failure;
      }
    }
    return null;
  }
}
