package io.steplint.flow.jsonata;

import io.steplint.query.jsonata.Expression;
import io.steplint.type.Evaluation;
import io.steplint.type.Type;
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
  public static Evaluation of(Expression expression, Map<String, Type> variables) {
    return of(expression, Type.missing(), variables);
  }

  /** The results of an expression with a context item. */
  public static Evaluation of(Expression expression, Type context, Map<String, Type> variables) {
    Environment scope = new Environment(null, 0);
    variables.forEach(scope::bind);
    Evaluator evaluator = new Evaluator(context);
    Type type = evaluator.evaluate(expression, context, scope);
    return new Evaluation(type.withoutMarks(), evaluator.failures());
  }
}
