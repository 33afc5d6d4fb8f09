package io.steplint.rules.access;

import io.steplint.iam.StatementCovers;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import java.util.List;

/** A statement that allows or denies nothing that another one does not. */
public final class RedundantStatement implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "redundant-statement",
              Category.ACCESS,
              "a statement that adds nothing to another one")
          .severity(Severity.INFO)
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
        PlacedStatement placed = group.get(i);
        int narrow = i;
        int wide =
            covers.firstThatCovers(i, other -> saysMore(covers, group, other, placed, narrow));
        if (wide >= 0) {
          placed
              .report(sink)
              .message("Another statement already " + verb(placed) + " all of this")
              .why("Whoever takes the statement away will think that the access is gone")
              .help("remove one of the two statements")
              .related(group.get(wide).statement().location(), "this statement")
              .must();
        }
      }
    }
  }

  private static String verb(PlacedStatement placed) {
    return placed.statement().allows() ? "allows" : "denies";
  }

  /**
   * Whether a statement that covers another one is the one to keep: of two that cover each other
   * the earlier is.
   */
  private static boolean saysMore(
      StatementCovers covers,
      List<PlacedStatement> group,
      int wide,
      PlacedStatement placed,
      int narrow) {
    PlacedStatement other = group.get(wide);
    return placed.statement().effect() != null
        && placed.statement() != other.statement()
        && placed.statement().effect() == other.statement().effect()
        && (other.isBefore(placed) || !covers.covers(narrow, wide));
  }
}
