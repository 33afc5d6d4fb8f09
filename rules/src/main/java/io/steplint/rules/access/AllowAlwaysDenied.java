package io.steplint.rules.access;

import io.steplint.iam.StatementCovers;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import java.util.List;

/** A statement of which another one denies everything. */
public final class AllowAlwaysDenied implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "allow-always-denied",
              Category.ACCESS,
              "an Allow statement that a Deny statement always overrules")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (List<PlacedStatement> group : PlacedStatement.byRole(analysis)) {
      StatementCovers covers = PlacedStatement.covers(group);
      for (int i = 0; i < group.size(); i++) {
        PlacedStatement allow = group.get(i);
        int deny =
            allow.statement().allows()
                ? covers.firstThatCovers(i, other -> group.get(other).statement().denies())
                : -1;
        if (deny >= 0) {
          allow
              .report(sink)
              .message("Another statement denies all that this one allows")
              .why("A deny always wins, so that the statement has no effect")
              .help("remove one of the two statements, or narrow the one that denies")
              .related(group.get(deny).statement().location(), "this statement denies it")
              .must();
        }
      }
    }
  }
}
