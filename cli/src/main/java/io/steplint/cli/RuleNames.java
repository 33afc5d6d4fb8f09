package io.steplint.cli;

import io.steplint.lint.Category;
import io.steplint.lint.Rule;
import io.steplint.rules.Rules;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.List;

/** The words that name rules on the command line. */
final class RuleNames {

  private RuleNames() {}

  /** The ids of all rules. */
  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      ids.add(rule.info().id());
    }
    return ids;
  }

  /** Refuses a word that is neither a rule nor a category. */
  static void require(String option, String word) throws UsageException {
    if (Category.of(word) != null || Rules.find(word) != null) {
      return;
    }
    List<String> names = ids();
    for (Category category : Category.values()) {
      names.add(category.id());
    }
    String nearest = Nearest.to(word, names);
    throw new UsageException(
        option
            + ": there is no rule or category '"
            + word
            + "'"
            + (nearest == null
                ? "; steplint rules lists them"
                : "; did you mean " + nearest + "?"));
  }
}
