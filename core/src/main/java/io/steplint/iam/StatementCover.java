package io.steplint.iam;

import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.PatternComparison;
import io.steplint.iam.language.PatternSet;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether one statement certainly speaks of every request of which another one speaks. */
public final class StatementCover {

  private StatementCover() {}

  /**
   * Whether {@code wide} holds for every request for which {@code narrow} holds. No answer but a
   * certain one counts; a wide statement with conditions, {@code NotAction} or {@code NotResource}
   * never covers.
   */
  public static boolean covers(Statement wide, Statement narrow) {
    if (!isPlain(wide)
        || !wide.conditions().isEmpty()
        || !isPlain(narrow)
        || narrow.actions().isEmpty()
        || narrow.resources().isEmpty()) {
      return false;
    }
    return covers(actions(wide), actions(narrow)) && covers(resources(wide), resources(narrow));
  }

  private static boolean isPlain(Statement statement) {
    boolean plain = statement.complete() && !statement.notAction() && !statement.notResource();
    for (ScalarNode action : statement.actions()) {
      plain &= !action.isUnknown() && action.text().isLiteral();
    }
    for (ScalarNode resource : statement.resources()) {
      plain &= !resource.isUnknown() && Grants.isResource(resource.text());
    }
    return plain;
  }

  private static boolean covers(List<Pattern> wide, List<Pattern> narrow) {
    List<PatternSet> sets = List.of(PatternSet.of(wide));
    for (Pattern pattern : narrow) {
      if (PatternComparison.covers(pattern, null, sets, sets).answer() != Answer.YES) {
        return false;
      }
    }
    return true;
  }

  private static List<Pattern> actions(Statement statement) {
    List<Pattern> patterns = new ArrayList<>();
    for (ScalarNode action : statement.actions()) {
      String folded = action.string().toLowerCase(Locale.ROOT);
      patterns.add(Pattern.of(Text.of(folded), Syntax.STRING, false));
    }
    return patterns;
  }

  private static List<Pattern> resources(Statement statement) {
    List<Pattern> patterns = new ArrayList<>();
    for (ScalarNode resource : statement.resources()) {
      patterns.add(Pattern.of(resource.text(), Syntax.RESOURCE, true));
    }
    return patterns;
  }
}
