package io.steplint.lint;

import io.steplint.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which rules run, and what is done with their findings.
 *
 * @param select ids of rules and categories that run alone; empty for those enabled by default
 * @param ignore ids of rules and categories that do not run
 * @param severities severities by rule that differ from the rules' own
 * @param off rules that are switched off unless they are selected by their id
 * @param exceptions findings that the configuration expects
 * @param asConfigured turns the file of a finding into a path as exceptions write it; null where
 *     that is the same
 */
public record LintOptions(
    Set<String> select,
    Set<String> ignore,
    Map<String, Severity> severities,
    Set<String> off,
    List<Exception> exceptions,
    @Nullable UnaryOperator<String> asConfigured) {

  /** The rules' own defaults. */
  public static final LintOptions DEFAULT = builder().build();

  /**
   * Findings that the configuration silences.
   *
   * @param rule the id of the rule
   * @param path a file, a folder, or a pattern with {@code *} and {@code **}; null for all
   * @param state the name of a state, or null for all
   * @param location where the exception is written
   * @param audited whether all that it can concern was read, so that it is of no use where it
   *     silences nothing
   */
  public record Exception(
      String rule,
      @Nullable String path,
      @Nullable String state,
      Location location,
      boolean audited) {

    boolean matches(Finding finding, @Nullable UnaryOperator<String> asConfigured) {
      String file = finding.location().file();
      return finding.rule().id().equals(rule)
          && (state == null || state.equals(finding.state()))
          && (path == null
              || PathPattern.matches(path, asConfigured == null ? file : asConfigured.apply(file)));
    }
  }

  public LintOptions {
    select = Set.copyOf(select);
    ignore = Set.copyOf(ignore);
    severities = Map.copyOf(severities);
    off = Set.copyOf(off);
    exceptions = List.copyOf(exceptions);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether a rule runs. */
  public boolean runs(RuleInfo rule) {
    String category = rule.category().id();
    if (ignore.contains(rule.id())) {
      return false;
    }
    if (select.contains(rule.id())) {
      return true;
    }
    if (ignore.contains(category) || off.contains(rule.id())) {
      return false;
    }
    return select.isEmpty() ? rule.enabledByDefault() : select.contains(category);
  }

  /** Collects options. */
  public static final class Builder {
    private final Set<String> select = new TreeSet<>();
    private final Set<String> ignore = new TreeSet<>();
    private final Map<String, Severity> severities = new TreeMap<>();
    private final Set<String> off = new TreeSet<>();
    private final List<Exception> exceptions = new ArrayList<>();
    private @Nullable UnaryOperator<String> asConfigured;

    private Builder() {}

    /** Runs only this rule or category, and others that are selected. */
    public Builder select(String ruleOrCategory) {
      select.add(ruleOrCategory);
      return this;
    }

    /** Leaves this rule or category out. */
    public Builder ignore(String ruleOrCategory) {
      ignore.add(ruleOrCategory);
      return this;
    }

    public Builder severity(String rule, Severity severity) {
      severities.put(rule, severity);
      return this;
    }

    public Builder off(String rule) {
      off.add(rule);
      return this;
    }

    public Builder except(Exception exception) {
      exceptions.add(exception);
      return this;
    }

    /** How the file of a finding is written in exceptions, where that differs. */
    public Builder asConfigured(UnaryOperator<String> path) {
      asConfigured = path;
      return this;
    }

    public LintOptions build() {
      return new LintOptions(select, ignore, severities, off, exceptions, asConfigured);
    }
  }
}
