package io.steplint.rules.syntax;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.Problem;
import io.steplint.workspace.StateMachine;

/** A definition that cannot be read as YAML. */
public final class InvalidYaml implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("invalid-yaml", Category.SYNTAX, "text that is not YAML")
          .why("Nothing can be deployed from it")
          .help("correct the text here, or put the value in quotes")
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
        if (Problems.isUnreadable(problem) && Problems.isYaml(problem)) {
          sink.at(problem.location()).message(problem.message()).machine(machine).must();
        }
      }
    }
  }
}
