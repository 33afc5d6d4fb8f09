package io.steplint.query;

/** Carries a problem out of a parser's recursion to its entry point; never leaves the package. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ExpressionProblem problem;

  public Refusal(ExpressionProblem problem) {
    // A refusal is an ordinary result and happens often: it needs no stack trace.
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  public ExpressionProblem problem() {
    return problem;
  }
}
