package io.steplint.lint;

import io.steplint.source.Location;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells findings that somebody expects from those nobody does. */
final class Suppressions {

  private final List<Suppression> all;
  private final Set<Written> notAudited = new HashSet<>();

  Suppressions(Analysis analysis, LintOptions options) {
    all = new ArrayList<>();
    SuppressionFinder finder = new SuppressionFinder(all);
    finder.collect(analysis.workspace());
    for (LintOptions.Exception exception : options.exceptions()) {
      all.add(
          new Suppression(
              exception.rule(),
              exception.location(),
              finding -> exception.matches(finding, options.asConfigured())));
      if (!exception.audited()) {
        notAudited.add(new Written(exception.rule(), exception.location()));
      }
    }
  }

  /** Findings that are to be shown, and those that are silenced. */
  record Split(List<Finding> open, List<Finding> silenced) {}

  private record Written(String rule, Location location) {}

  /**
   * Splits findings, and adds one for every suppression that silences nothing.
   *
   * @param rules all rules there are
   * @param ran those that ran; of others nobody knows whether they would have found something
   */
  Split apply(List<Finding> findings, List<Rule> rules, List<RuleInfo> ran) {
    Split split = new Split(new ArrayList<>(), new ArrayList<>());
    Set<Written> used = new HashSet<>();
    for (Finding finding : findings) {
      divide(finding, split, used);
    }
    RuleInfo unused = info(ran, SuppressionAudit.ID);
    if (unused != null) {
      for (Finding finding : unused(unused, rules, ran, used)) {
        divide(finding, split, used);
      }
    }
    return split;
  }

  private void divide(Finding finding, Split split, Set<Written> used) {
    boolean silenced = false;
    for (Suppression suppression : all) {
      if (suppression.silences(finding)) {
        silenced = true;
        used.add(new Written(suppression.rule(), suppression.location()));
      }
    }
    (silenced ? split.silenced() : split.open()).add(finding);
  }

  private List<Finding> unused(
      RuleInfo rule, List<Rule> rules, List<RuleInfo> ran, Set<Written> used) {
    Map<Written, Suppression> candidates = new LinkedHashMap<>();
    for (Suppression suppression : all) {
      candidates.putIfAbsent(new Written(suppression.rule(), suppression.location()), suppression);
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<Written, Suppression> entry : candidates.entrySet()) {
      String id = entry.getValue().rule();
      if (used.contains(entry.getKey())
          || notAudited.contains(entry.getKey())
          || id.equals(SuppressionAudit.ID)) {
        continue;
      }
      FindingBuilder finding =
          new FindingBuilder(rule, entry.getValue().location(), null, null, findings::add)
              .subject(id);
      if (!exists(rules, id)) {
        String meant = nearest(rules, id);
        finding
            .message("There is no rule '" + id + "'")
            .help(meant == null ? "see the rules with: steplint rules" : "write '" + meant + "'")
            .must();
      } else if (info(ran, id) != null) {
        finding
            .message("Nothing is silenced here: " + id + " finds nothing")
            .help("remove the suppression")
            .must();
      }
    }
    return findings;
  }

  private static @Nullable RuleInfo info(List<RuleInfo> rules, String id) {
    for (RuleInfo rule : rules) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean exists(List<Rule> rules, String id) {
    for (Rule rule : rules) {
      if (rule.info().id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String nearest(List<Rule> rules, String id) {
    List<String> ids = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      ids.add(rule.info().id());
    }
    return Nearest.to(id, ids);
  }
}
