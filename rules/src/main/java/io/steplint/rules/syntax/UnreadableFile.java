package io.steplint.rules.syntax;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.WorkspaceFacts;
import io.steplint.workspace.Fact;

/** A template, or another file of a known kind, that cannot be read. */
public final class UnreadableFile implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("unreadable-file", Category.SYNTAX, "a file that cannot be read")
          .why("What it describes is not checked")
          .help("correct the text here")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    WorkspaceFacts.report(Fact.Kind.UNREADABLE, analysis, sink);
  }
}
