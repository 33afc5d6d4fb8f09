package io.steplint.rules.gate;

import io.steplint.lint.Category;
import io.steplint.lint.Rule;
import io.steplint.rules.Rules;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.List;

/** The words by which users name rules. */
public final class RuleNames {

  private RuleNames() {}

  /**
   * The rule of an id.
   *
   * @throws UnusableException if there is none; it names the nearest one
   */
  public static Rule find(String id) throws UnusableException {
    Rule rule = Rules.find(id);
    if (rule == null) {
      throw unknown("there is no rule '" + id + "'", id, ids());
    }
    return rule;
  }

  /** The ids of all rules, then the categories: what selects rules. */
  public static List<String> all() {
    List<String> names = ids();
    for (Category category : Category.values()) {
      names.add(category.id());
    }
    return names;
  }

  /** Refuses a word that is no rule, said at a place. */
  static void requireRule(String place, String word) throws UnusableException {
    if (Rules.find(word) == null) {
      throw unknown(place + ": there is no rule '" + word + "'", word, ids());
    }
  }

  /** Refuses a word that is neither a rule nor a category. */
  static void require(String said, String word) throws UnusableException {
    if (Category.of(word) == null && Rules.find(word) == null) {
      throw unknown(said + ": there is no rule or category '" + word + "'", word, all());
    }
  }

  private static UnusableException unknown(String sentence, String word, List<String> names) {
    String nearest = Nearest.to(word, names);
    return new UnusableException(
        sentence
            + (nearest == null
                ? "; steplint rules lists them"
                : "; did you mean " + nearest + "?"));
  }

  /** The ids of all rules, in order. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      ids.add(rule.info().id());
    }
    return ids;
  }
}
