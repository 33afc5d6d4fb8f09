package io.steplint.rules.syntax;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.Problem;
import io.steplint.workspace.StateMachine;

/** A key that stands twice in one object, of which only the last counts. */
public final class DuplicateKey implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("duplicate-key", Category.SYNTAX, "a key that appears twice in one object")
          .why("Only one of the values is deployed; AWS refuses a definition that has both")
          .help("remove one of the two, or give it another name")
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
        if (problem.kind() == Problem.Kind.DUPLICATE_KEY) {
          sink.at(problem.location())
              .message(problem.message())
              .machine(machine)
              .subject(problem.message())
              .must();
        }
      }
    }
  }
}
