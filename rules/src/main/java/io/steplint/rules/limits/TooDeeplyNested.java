package io.steplint.rules.limits;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.Problem;
import io.steplint.workspace.StateMachine;

/** A definition that is nested deeper than can be read. */
public final class TooDeeplyNested implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "too-deeply-nested",
              Category.LIMITS,
              "values nested deeper than Step Functions reads")
          .why("No service reads a text so deep")
          .help("flatten the values")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (StateMachine machine : analysis.workspace().stateMachines()) {
      for (Problem problem : machine.problems()) {
        if (problem.kind() == Problem.Kind.TOO_DEEP) {
          sink.at(problem.location())
              .message(problem.message())
              .machine(machine)
              .awsCode("TOO_DEEPLY_NESTED")
              .must();
        }
      }
    }
  }
}
