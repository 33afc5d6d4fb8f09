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
import io.steplint.rules.Wording;
import io.steplint.source.Pointer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A call of a function that is not there, or with arguments that it refuses. */
public final class FailingJsonataCall implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "failing-jsonata-call",
              Category.DATAFLOW,
              "a JSONata function call that always fails")
          .help("call a function that exists, with arguments that it takes")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("type-mismatch", "dead-choice")
          .build();

  private static final String THROWS = "The call throws States.QueryEvaluationError";

  /** What is said of an expression as a whole. */
  private static final List<Flaws.Subject> EVALUATION =
      List.of(Flaws.Subject.WRONG_KIND, Flaws.Subject.FAILING_CALL);

  private static final Set<String> FAILING =
      Set.of(
          StepFunctionsJsonata.UNKNOWN_FUNCTION,
          StepFunctionsJsonata.EVAL,
          StepFunctionsJsonata.ARGUMENT_COUNT);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    List<Flaws.Sorted> calls = Flaws.of(machine, Flaws.Subject.FAILING_CALL);
    Set<Pointer> certain = new HashSet<>();
    for (Flaws.Subject subject : EVALUATION) {
      for (Flaws.Sorted sorted : Flaws.of(machine, subject)) {
        if (sorted.flaw().isMust()) {
          certain.add(sorted.flaw().pointer());
        }
      }
    }
    Set<Pointer> told = new HashSet<>();
    for (Expressions.Use use : Expressions.of(machine)) {
      StateExpression parsed = use.expression().jsonata();
      if (parsed == null) {
        continue;
      }
      Pointer pointer = use.expression().pointer();
      for (ExpressionProblem problem : parsed.problems()) {
        if (FAILING.contains(problem.code())) {
          told.add(pointer);
          report(sink, use, problem, certain.contains(pointer));
        }
      }
    }
    for (Flaws.Sorted sorted : calls) {
      // Of a call whose name or number of arguments is wrong, the above has spoken.
      if (told.add(sorted.flaw().pointer())) {
        FindingBuilder finding = Ways.at(sink, sorted).message(sorted.flaw().detail()).why(THROWS);
        Ways.report(finding, sorted);
      }
    }
  }

  /**
   * Reports what the expression shows by itself.
   *
   * @param certain whether the expression fails in every execution that evaluates it
   */
  private static void report(
      Sink sink, Expressions.Use use, ExpressionProblem problem, boolean certain) {
    FindingBuilder finding =
        sink.at(use.expression(), problem.start(), problem.end())
            .message(Wording.withoutStop(problem.message()))
            .why(THROWS);
    if (problem.suggestion() != null) {
      finding.help("write '" + problem.suggestion() + "'");
    }
    if (certain) {
      finding.must();
    } else {
      finding.may();
    }
  }
}
