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
