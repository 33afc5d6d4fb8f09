package io.steplint.rules.structure;

import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.WorkspaceFacts;
import io.steplint.workspace.Fact;

/** Placeholders of a definition and values of its template that do not meet. */
public final class SuspiciousSubstitution implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "suspicious-substitution",
              Category.STRUCTURE,
              "a placeholder without a value, or a value without a placeholder")
          .severity(Severity.WARNING)
          .severityIfMay(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    WorkspaceFacts.report(Fact.Kind.OPEN_PLACEHOLDER, analysis, sink, SuspiciousSubstitution::open);
    // A value that nothing uses harms nobody; it may be a name that is misspelt.
    WorkspaceFacts.report(
        Fact.Kind.UNUSED_SUBSTITUTION, analysis, sink, SuspiciousSubstitution::unused);
  }

  private static void open(FindingBuilder finding) {
    finding.why("The placeholder is deployed as it stands, as a text").must();
  }

  private static void unused(FindingBuilder finding) {
    finding.why("The value is passed, and the definition never uses it").may();
  }
}
