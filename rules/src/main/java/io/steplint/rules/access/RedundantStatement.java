package io.steplint.rules.access;

import io.steplint.iam.Statement;
import io.steplint.iam.StatementCover;
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
              "a statement that says nothing that another one does not say")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    List<PlacedStatement> all = PlacedStatement.all(analysis);
    for (PlacedStatement placed : all) {
      for (PlacedStatement other : all) {
        if (placed.sharesRoleWith(other)
            && placed.statement() != other.statement()
            && saysLess(placed, other)) {
          placed
              .report(sink)
              .message("Another statement already " + verb(placed) + " all of this")
              .why("Whoever takes the statement away will think that the access is gone")
              .help("remove one of the two statements")
              .related(other.statement().location(), "this statement")
              .must();
          break;
        }
      }
    }
  }

  private static String verb(PlacedStatement placed) {
    return placed.statement().allows() ? "allows" : "denies";
  }

  /** Whether the other statement says all of this one; of two equal ones only the later does. */
  private static boolean saysLess(PlacedStatement placed, PlacedStatement other) {
    Statement narrow = placed.statement();
    Statement wide = other.statement();
    return narrow.effect() != null
        && narrow.effect() == wide.effect()
        && StatementCover.covers(wide, narrow)
        && (!StatementCover.covers(narrow, wide) || other.isBefore(placed));
  }
}
