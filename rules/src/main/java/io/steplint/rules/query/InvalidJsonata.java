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
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.rules.Expressions;
import io.steplint.rules.Wording;
import java.util.Set;

/** JSONata that the service does not accept. */
public final class InvalidJsonata implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-jsonata", Category.QUERY, "a JSONata expression that Step Functions rejects")
          .why("AWS refuses the definition")
          .help("correct the expression here")
          .severity(Severity.ERROR)
          .speaksBefore("missing-path", "type-mismatch", "undefined-variable")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      Expression expression = use.expression();
      if (expression.kind() != Expression.Kind.JSONATA) {
        continue;
      }
      ExpressionProblem problem = expression.problem();
      if (problem != null) {
        sink.at(expression, problem.start(), problem.end())
            .message(Wording.withoutStop(problem.message()))
            .awsCode("INVALID_JSONATA_EXPRESSION")
            .must();
      }
      StateExpression parsed = expression.jsonata();
      if (parsed != null) {
        references(use, parsed, sink);
      }
    }
  }

  private static void references(Expressions.Use use, StateExpression parsed, Sink sink) {
    for (ExpressionProblem problem : parsed.problems()) {
      if (REFUSED.contains(problem.code())) {
        FindingBuilder finding = unsupported(use, problem.start(), problem.end(), sink);
        finding.message(problem.message());
        if (problem.suggestion() != null) {
          finding.help("write '" + problem.suggestion() + "'");
        }
        finding.must();
      }
    }
    for (StateExpression.StatesReference read : parsed.states()) {
      String member = read.member();
      boolean missing =
          (member.equals("result") && !use.result())
              || (member.equals("errorOutput") && !use.errorOutput());
      if (missing) {
        unsupported(use, read.start(), read.end(), sink)
            .message("Field '$states." + member + "' does not exist.")
            .why(
                member.equals("result")
                    ? "Only Output and Assign of a Task, Parallel or Map have a result"
                    : "Only Output and Assign of a Catcher have an error")
            .must();
      }
    }
  }

  private static FindingBuilder unsupported(Expressions.Use use, int start, int end, Sink sink) {
    return sink.at(use.expression(), start, end).awsCode("UNSUPPORTED_JSONATA_EXPRESSION");
  }

  private static final Set<String> REFUSED =
      Set.of(
          StepFunctionsJsonata.TOP_LEVEL_REFERENCE,
          StepFunctionsJsonata.ROOT_REFERENCE,
          StepFunctionsJsonata.STATES_FIELD);
}
