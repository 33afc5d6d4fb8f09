package io.steplint.rules.access;

import io.steplint.iam.language.Actions;
import io.steplint.integration.needs.SdkTable;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.Mend;
import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An action that there is not. */
public final class UnknownAction implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("unknown-action", Category.ACCESS, "an action that does not exist in IAM")
          .severity(Severity.WARNING)
          .severityIfMay(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (PlacedStatement placed : PlacedStatement.all(analysis)) {
      for (ScalarNode node : placed.statement().actions()) {
        String action = node.text().literal();
        if (action == null || node.isUnknown() || !Actions.isUnknown(action)) {
          continue;
        }
        FindingBuilder finding =
            placed
                .report(sink, node)
                .message(action + " is not in the table of actions of " + Actions.origin().day())
                .subject(action);
        String meant = meant(action);
        if (meant != null) {
          finding
              .why("If it is misspelt, the statement says nothing about what was meant")
              .help("write " + meant)
              .fix(Mend.text("Write " + meant, true, node, meant))
              .must();
        } else {
          finding
              .why("It may be newer than the table, or one that only AWS itself needs")
              .help("compare the name with the Service Authorization Reference")
              .may();
        }
      }
    }
  }

  /** What was meant: the action of an operation that has that name, or the nearest action. */
  private static @Nullable String meant(String action) {
    int colon = action.indexOf(':');
    List<String> called =
        SdkTable.calledOtherwise(
            action.substring(0, colon).toLowerCase(Locale.ROOT), action.substring(colon + 1));
    if (!called.isEmpty()) {
      return String.join(" and ", called);
    }
    String nearest = Actions.nearest(action);
    // Another verb with the same noun is another action, not a slip of the pen.
    return nearest != null && nearest.charAt(colon + 1) == action.charAt(colon + 1)
        ? nearest
        : null;
  }
}
