package io.steplint.lint;

import io.steplint.source.Location;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs rules over a workspace. The same for every way Steplint is started, and without state: the
 * same workspace and options give the same report.
 */
public final class Engine {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> finding.location().file())
          .thenComparingInt(finding -> finding.location().line())
          .thenComparingInt(finding -> finding.location().column())
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(Finding::message)
          .thenComparing(
              Finding::stateMachine, Comparator.nullsLast(Comparator.<String>naturalOrder()))
          .thenComparing(Finding::location);

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

  /** Judges a workspace. */
  public Report run(Analysis analysis, LintOptions options) {
    List<RuleInfo> ran = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Report.Failure> failures = new ArrayList<>();
    for (Rule rule : rules) {
      if (options.runs(rule.info())) {
        ran.add(rule.info());
        run(rule, analysis, findings, failures);
      }
    }
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
        failures,
        ran,
        workspace.files(),
        workspace.stateMachines().size(),
        workspace.roles().size());
  }

  /** A rule that breaks down takes no other down with it. */
  private static void run(
      Rule rule, Analysis analysis, List<Finding> findings, List<Report.Failure> failures) {
    if (rule instanceof WorkspaceRule whole) {
      try {
        whole.check(analysis, new Sink(rule.info(), analysis, null, findings));
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(new Report.Failure(rule.info().id(), "", e));
      }
    }
    if (rule instanceof MachineRule single) {
      for (MachineFacts machine : analysis.machines()) {
        try {
          single.check(machine, new Sink(rule.info(), analysis, machine.machine(), findings));
        } catch (RuntimeException | StackOverflowError e) {
          failures.add(new Report.Failure(rule.info().id(), machine.machine().name(), e));
        }
      }
    }
  }

  private static Finding configured(Finding finding, LintOptions options) {
    Severity severity = options.severities().get(finding.rule().id());
    return severity == null ? finding : finding.withSeverity(severity);
  }

  private record Same(String rule, Location location, String message) {}

  /** Sorted; of findings equal in rule, place and message the first machine's stays. */
  private static List<Finding> sortedAndDistinct(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(ORDER);
    Set<Same> seen = new HashSet<>();
    sorted.removeIf(
        finding -> !seen.add(new Same(finding.rule().id(), finding.location(), finding.message())));
    return sorted;
  }
}
