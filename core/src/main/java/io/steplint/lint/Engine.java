package io.steplint.lint;

import io.steplint.source.Location;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules over a workspace. The same for every way Steplint is started, and without state: the
 * same workspace and options give the same report.
 */
public final class Engine {

  private final List<Rule> rules;

  /**
   * @param rules all rules there are; {@link LintOptions} says which of them run
   */
  public Engine(List<? extends Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** All rules, those that do not run included. */
  public List<Rule> rules() {
    return rules;
  }

  /** Judges a workspace, one rule after the other. */
  public Report run(Analysis analysis, LintOptions options) {
    return run(analysis, options, EngineOptions.plain());
  }

  /** Judges a workspace. */
  public Report run(Analysis analysis, LintOptions options, EngineOptions execution) {
    List<Rule> chosen = new ArrayList<>();
    List<RuleInfo> ran = new ArrayList<>();
    for (Rule rule : rules) {
      if (options.runs(rule.info())) {
        chosen.add(rule);
        ran.add(rule.info());
      }
    }
    RuleRuns runs = new RuleRuns(analysis, chosen);
    runs.run(execution);
    List<Finding> findings = runs.findings();
    findings.replaceAll(finding -> configured(finding, options));
    Suppressions suppressions = new Suppressions(analysis, options);
    Suppressions.Split split = suppressions.apply(Precedence.apply(findings), rules, ran);
    List<Finding> open = sortedAndDistinct(split.open());
    List<Finding> silenced = sortedAndDistinct(split.silenced());
    Workspace workspace = analysis.workspace();
    return new Report(
        Fingerprints.assign(open),
        Fingerprints.assign(silenced),
        List.of(),
        runs.failures(),
        ran,
        NotJudged.of(analysis),
        workspace.files(),
        workspace.stateMachines().size(),
        workspace.roles().size());
  }

  private static Finding configured(Finding finding, LintOptions options) {
    Severity severity = options.severities().get(finding.rule().id());
    return severity == null ? finding : finding.withSeverity(severity);
  }

  /** By file, line, column and rule; then by all else that is printed. */
  private static int compare(Finding a, Finding b) {
    int order = a.location().file().compareTo(b.location().file());
    order = order != 0 ? order : Integer.compare(a.location().line(), b.location().line());
    order = order != 0 ? order : Integer.compare(a.location().column(), b.location().column());
    order = order != 0 ? order : a.rule().id().compareTo(b.rule().id());
    order = order != 0 ? order : a.message().compareTo(b.message());
    order = order != 0 ? order : compare(a.stateMachine(), b.stateMachine());
    return order != 0 ? order : a.location().compareTo(b.location());
  }

  private static int compare(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? (b == null ? 0 : 1) : -1;
    }
    return a.compareTo(b);
  }

  /** Sorted; of findings equal in rule, place and message the first machine's stays. */
  private static List<Finding> sortedAndDistinct(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Engine::compare);
    Set<String> seen = new HashSet<>();
    sorted.removeIf(finding -> !seen.add(identity(finding)));
    return sorted;
  }

  private static String identity(Finding finding) {
    Location place = finding.location();
    return finding.rule().id()
        + "\n"
        + place
        + "-"
        + place.endLine()
        + ":"
        + place.endColumn()
        + "\n"
        + finding.message();
  }
}
