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

/** A JSONPath that the service cannot read. */
public final class InvalidJsonpath implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("invalid-jsonpath", Category.QUERY, "a path that is not valid JSONPath")
          .why("AWS refuses the definition")
          .help("correct the path here")
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
      if (expression.kind() == Expression.Kind.PATH && problem != null) {
        report(use, problem, sink);
      }
    }
  }

  private static void report(Expressions.Use use, ExpressionProblem problem, Sink sink) {
    String detail = Wording.withoutStop(problem.message());
    boolean template =
        use.role() == Expressions.Role.TEMPLATE || use.role() == Expressions.Role.TEXT_PATH;
    FindingBuilder finding =
        sink.at(use.expression(), problem.start(), problem.end())
            .awsCode("SCHEMA_VALIDATION_FAILED");
    if (template) {
      finding
          .message(
              "The value for the field '"
                  + use.field()
                  + "' must be a valid JSONPath or a valid intrinsic function call")
          .why(detail);
    } else {
      finding.message("Value is not a Reference Path: " + detail);
    }
    if (problem.suggestion() != null) {
      finding.help("write '" + problem.suggestion() + "'");
    } else if (!template && use.expression().text().startsWith("States.")) {
      finding.help(
          "intrinsic functions are for the fields of payload templates that end with '.$'");
    }
    finding.must();
  }
}
