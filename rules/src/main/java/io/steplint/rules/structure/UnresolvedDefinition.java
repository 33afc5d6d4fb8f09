package io.steplint.rules.structure;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.WorkspaceFacts;
import io.steplint.workspace.Fact;

/** A state machine of a template whose definition file is not there. */
public final class UnresolvedDefinition implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unresolved-definition", Category.STRUCTURE, "a definition file that does not exist")
          .why("The template cannot be deployed without it")
          .help("correct the path, or add the file")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    WorkspaceFacts.report(Fact.Kind.UNRESOLVED_DEFINITION, analysis, sink);
  }
}
