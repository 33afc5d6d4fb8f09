package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates an expression on values. */
public final class Jsonata {

  private Jsonata() {}

  /** A result that is no JSON: a function. */
  public static final Object FUNCTION = new Object();

  /**
   * The value of an expression, or null where it is undefined.
   *
   * @param variables by name, without {@code $}
   * @return a value as {@link io.steplint.execution.json.Json} describes it, or {@link #FUNCTION}
   * @throws JsonataFailure where the evaluation fails
   */
  public static @Nullable Object evaluate(
      JsonataExpression expression, Map<String, Object> variables, Surroundings surroundings) {
    return evaluate(expression, null, variables, surroundings);
  }

  /**
   * As {@link #evaluate(JsonataExpression, Map, Surroundings)}, with a document at the root, which
   * Step Functions does not have.
   */
  static @Nullable Object evaluate(
      JsonataExpression expression,
      @Nullable Object document,
      Map<String, Object> variables,
      Surroundings surroundings) {
    VariableFrame frame = new VariableFrame(StandardFunctions.frame());
    variables.forEach((name, value) -> frame.bind(name, Values.in(value)));
    @Nullable Object input = document == null ? null : Values.in(document);
    frame.bind("$", input);
    if (input instanceof Items) {
      Items wrapper = Items.sequenceOf(input);
      wrapper.outerWrapper = true;
      input = wrapper;
    }
    Object result = new Evaluator(surroundings).evaluate(expression, input, frame);
    if (result == null) {
      return null;
    }
    return result instanceof FunctionObject ? FUNCTION : Values.out(result);
  }
}
