package io.steplint.rules.query;

import io.steplint.asl.Expression;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.ExpressionProblem;
import io.steplint.rules.Expressions;
import io.steplint.rules.Wording;

/** An intrinsic function that does not parse, does not exist or cannot take its arguments. */
public final class InvalidIntrinsic implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-intrinsic",
              Category.QUERY,
              "an intrinsic function call that Step Functions rejects")
          .help("correct the call here")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      Expression expression = use.expression();
      ExpressionProblem problem = expression.problem();
      if (expression.kind() == Expression.Kind.INTRINSIC && problem != null) {
        FindingBuilder finding =
            sink.at(expression, problem.start(), problem.end())
                .message(
                    "The value for the field '"
                        + use.field()
                        + "' must be a valid JSONPath or a valid intrinsic function call")
                .why(Wording.withoutStop(problem.message()))
                .awsCode("SCHEMA_VALIDATION_FAILED");
        if (problem.suggestion() != null && !problem.suggestion().isEmpty()) {
          finding.help("write '" + problem.suggestion() + "'");
        }
        finding.must();
      }
    }
  }
}
