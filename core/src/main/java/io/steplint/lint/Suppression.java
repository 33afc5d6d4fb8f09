package io.steplint.lint;

import io.steplint.source.Location;
import java.util.function.Predicate;

/**
 * Something that silences findings of one rule.
 *
 * @param rule the id as it is written, whether there is such a rule or not
 * @param location where the id is written
 * @param scope which findings of the rule it silences
 */
record Suppression(String rule, Location location, Predicate<Finding> scope) {

  boolean silences(Finding finding) {
    return finding.rule().id().equals(rule) && scope.test(finding);
  }
}
