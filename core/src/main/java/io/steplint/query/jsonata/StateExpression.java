package io.steplint.query.jsonata;

import io.steplint.query.ExpressionProblem;
import java.util.List;

/**
 * An expression of a JSONata state, and what it says about its surroundings. All offsets count from
 * the start of the field's text, the delimiters included.
 *
 * @param expression the expression between the delimiters
 * @param problems what Step Functions will not have, wherever the expression stands, in the order
 *     of the text; the codes are constants of {@link StepFunctionsJsonata}
 * @param states what it reads of {@code $states}; which of that there is depends on the field
 * @param variables the variables it reads and does not bind itself
 */
public record StateExpression(
    JsonataExpression expression,
    List<ExpressionProblem> problems,
    List<StatesReference> states,
    List<VariableReference> variables) {

  public StateExpression {
    problems = List.copyOf(problems);
    states = List.copyOf(states);
    variables = List.copyOf(variables);
  }

  /**
   * A mention of {@code $states}.
   *
   * @param names the plain field names that follow, {@code [context, Execution, Id]}; empty for
   *     {@code $states} as a whole or where something else follows
   * @param end offset behind the first of the names, or behind {@code $states}
   */
  public record StatesReference(List<String> names, int start, int end) {
    public StatesReference {
      names = List.copyOf(names);
    }

    /** The member of {@code $states}: {@code input}, {@code result}, …; empty where unknown. */
    public String member() {
      return names.isEmpty() ? "" : names.get(0);
    }
  }

  /**
   * A read of a variable that the expression does not bind.
   *
   * @param name without {@code $}
   * @param builtin whether a function has this name too, which it then means unless a workflow
   *     variable takes its place
   */
  public record VariableReference(String name, boolean builtin, int start, int end) {}
}
