package io.steplint.rules.dataflow;

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
import io.steplint.rules.Flaws;
import io.steplint.rules.Strings;
import java.util.List;
import java.util.Set;

/** A call of a function that is not there, or with a number of arguments it never takes. */
public final class FailingJsonataCall implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "failing-jsonata-call",
              Category.DATAFLOW,
              "a call in JSONata that fails when it is made")
          .help("call a function that exists, with arguments that it takes")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("type-mismatch")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    List<Flaws.Sorted> flaws = Flaws.of(machine, Flaws.Subject.WRONG_KIND);
    for (Expressions.Use use : Expressions.of(machine)) {
      StateExpression parsed = use.expression().jsonata();
      if (parsed != null) {
        for (ExpressionProblem problem : parsed.problems()) {
          if (FAILING.contains(problem.code())) {
            FindingBuilder finding =
                sink.at(use.expression(), problem.start(), problem.end())
                    .message(Strings.withoutStop(problem.message()))
                    .why("The call throws States.QueryEvaluationError");
            if (problem.suggestion() != null) {
              finding.help("write '" + problem.suggestion() + "'");
            }
            if (isMade(use, flaws)) {
              finding.must();
            } else {
              finding.may();
            }
          }
        }
      }
    }
  }

  /** Whether the expression fails in every execution that evaluates it. */
  private static boolean isMade(Expressions.Use use, List<Flaws.Sorted> flaws) {
    for (Flaws.Sorted sorted : flaws) {
      if (sorted.flaw().isMust() && sorted.flaw().pointer().equals(use.expression().pointer())) {
        return true;
      }
    }
    return false;
  }

  private static final Set<String> FAILING =
      Set.of(
          StepFunctionsJsonata.UNKNOWN_FUNCTION,
          StepFunctionsJsonata.EVAL,
          StepFunctionsJsonata.ARGUMENT_COUNT);
}
