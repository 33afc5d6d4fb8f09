package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.type.Type;
import io.steplint.typing.Evaluation;
import java.util.Map;

/** Works out what a JSONata expression gives, from what its variables can be. */
public final class JsonataTyping {

  private JsonataTyping() {}

  /**
   * The results of an expression as Step Functions evaluates it: without a context item, so that
   * {@code $} is undefined at the top.
   *
   * @param variables the variables by name, without {@code $}; {@code states} among them
   */
  public static Evaluation of(JsonataExpression expression, Map<String, Type> variables) {
    return of(expression, Type.missing(), variables);
  }

  /** The results of an expression with a context item. */
  public static Evaluation of(
      JsonataExpression expression, Type context, Map<String, Type> variables) {
    Bindings scope = new Bindings(null, 0);
    variables.forEach(scope::bind);
    ExpressionTyping evaluator = new ExpressionTyping(context);
    Type type = evaluator.evaluate(expression, context, scope);
    return new Evaluation(type.withoutMarks(), evaluator.failures());
  }
}
