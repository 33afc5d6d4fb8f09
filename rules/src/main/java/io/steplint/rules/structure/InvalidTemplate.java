package io.steplint.rules.structure;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.WorkspaceFacts;
import io.steplint.workspace.Fact;

/** A part of a template that cannot be evaluated. */
public final class InvalidTemplate implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-template",
              Category.STRUCTURE,
              "a part of a template that cannot be evaluated")
          .why("The template cannot be deployed as it stands")
          .help("correct the reference or the value")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    WorkspaceFacts.report(Fact.Kind.INVALID_TEMPLATE, analysis, sink);
  }
}
