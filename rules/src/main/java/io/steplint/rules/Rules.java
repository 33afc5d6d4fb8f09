package io.steplint.rules;

import io.steplint.lint.Rule;
import io.steplint.rules.structure.ConflictingFields;
import io.steplint.rules.structure.EmptyValue;
import io.steplint.rules.structure.FieldOfOtherLanguage;
import io.steplint.rules.structure.InvalidDefinition;
import io.steplint.rules.structure.InvalidLabel;
import io.steplint.rules.structure.MissingField;
import io.steplint.rules.structure.NotAnExpression;
import io.steplint.rules.structure.UnsupportedField;
import io.steplint.rules.structure.ValueNotAllowed;
import io.steplint.rules.structure.ValueOutOfRange;
import io.steplint.rules.structure.WrongKind;
import io.steplint.rules.style.UnusedSuppression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules: an explicit list, so that nothing is searched for at the start. */
public final class Rules {

  // One line per rule, sorted by the rules' ids.
  private static final List<Rule> ALL =
      List.of( //
          new ConflictingFields(),
          new EmptyValue(),
          new FieldOfOtherLanguage(),
          new InvalidDefinition(),
          new InvalidLabel(),
          new MissingField(),
          new NotAnExpression(),
          new UnsupportedField(),
          new UnusedSuppression(),
          new ValueNotAllowed(),
          new ValueOutOfRange(),
          new WrongKind());

  private Rules() {}

  /** All rules, sorted by id. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule of that id, or null. */
  public static @Nullable Rule find(String id) {
    for (Rule rule : ALL) {
      if (rule.info().id().equals(id)) {
        return rule;
      }
    }
    return null;
  }
}
