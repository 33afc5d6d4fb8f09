package io.steplint.rules.syntax;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.Problem;
import io.steplint.workspace.StateMachine;

/** A definition that cannot be read as JSON. */
public final class InvalidJson implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("invalid-json", Category.SYNTAX, "text that is not JSON")
          .why("AWS refuses the definition")
          .help("correct the text here")
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
        if (Problems.isUnreadable(problem) && !Problems.isYaml(problem)) {
          FindingBuilder finding =
              sink.at(problem.location())
                  .message(problem.message())
                  .machine(machine)
                  .awsCode("INVALID_JSON_DESCRIPTION");
          if (problem.kind() == Problem.Kind.EMPTY) {
            finding.help("write an object with StartAt and States");
          } else if (problem.kind() == Problem.Kind.NOT_TEXT) {
            finding.help("save the definition as text in UTF-8");
          }
          finding.must();
        }
      }
    }
  }
}
