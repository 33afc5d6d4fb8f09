package io.steplint.report.findings;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which a person reads findings: what is worst first. */
final class Ranking {

  /**
   * What one rule found.
   *
   * @param rule the rule
   * @param findings in the order of the report
   */
  record OfRule(RuleInfo rule, List<Finding> findings) {

    OfRule {
      findings = List.copyOf(findings);
    }

    /** How many of the findings have exactly that severity. */
    int count(Severity severity) {
      int count = 0;
      for (Finding finding : findings) {
        count += finding.severity() == severity ? 1 : 0;
      }
      return count;
    }

    /** For example {@code 2 errors, 1 warning}. */
    String counts() {
      return Summary.found(this::count);
    }
  }

  private Ranking() {}

  /** The findings, errors first; those of one severity stay in the order of the report. */
  static List<Finding> bySeverity(Report report) {
    List<Finding> sorted = new ArrayList<>(report.findings());
    sorted.sort(Comparator.comparing(Finding::severity));
    return sorted;
  }

  /** The findings by rule: those with the most errors first, then with the most warnings. */
  static List<OfRule> byRule(Report report) {
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      findings.computeIfAbsent(finding.rule().id(), k -> new ArrayList<>()).add(finding);
    }
    List<OfRule> rules = new ArrayList<>();
    for (List<Finding> ofRule : findings.values()) {
      rules.add(new OfRule(ofRule.get(0).rule(), ofRule));
    }
    Comparator<OfRule> order = Comparator.comparing(ofRule -> ofRule.rule().id());
    Severity[] severities = Severity.values();
    for (int i = severities.length - 1; i >= 0; i--) {
      Severity severity = severities[i];
      order = Comparator.comparing((OfRule ofRule) -> -ofRule.count(severity)).thenComparing(order);
    }
    rules.sort(order);
    return rules;
  }
}
