package io.steplint.counterexample;

import io.steplint.asl.State;
import io.steplint.flow.Flaw;
import io.steplint.flow.FlowAnalysis;
import io.steplint.flow.MachineFlow;
import io.steplint.lint.Analysis;
import io.steplint.lint.Finding;
import io.steplint.workspace.StateMachine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the counterexamples of findings about data. */
public final class Counterexamples {

  /** The rules that say of a state that it fails because of its data. */
  public static final Set<String> RULES =
      Set.of(
          "missing-path",
          "type-mismatch",
          "no-choice-matched",
          "child-input-missing-field",
          "child-output-has-no-field",
          "sync-output-is-text",
          "sync2-output-is-json",
          "no-output-without-sync",
          "undefined-variable",
          "undefined-condition",
          "failing-jsonata-call",
          "items-not-always-array",
          "unknown-context-field");

  /** So many findings are looked at, however many there are. */
  private static final int MOST_SEARCHES = 200;

  private static final String CHILD_INPUT = "child-input-missing-field";

  private final Analysis analysis;
  private final Map<String, Optional<Counterexample>> known = new HashMap<>();

  public Counterexamples(Analysis analysis) {
    this.analysis = analysis;
  }

  /** An execution that does what a finding says, or null where none was found. */
  public @Nullable Counterexample of(Finding finding) {
    if (!isAbout(finding) || finding.fingerprint().isEmpty()) {
      return null;
    }
    Optional<Counterexample> example = known.get(finding.fingerprint());
    if (example == null) {
      CounterexampleSearch.Found found = known.size() >= MOST_SEARCHES ? null : search(finding);
      example = Optional.ofNullable(found == null ? null : found.example());
      known.put(finding.fingerprint(), example);
    }
    return example.orElse(null);
  }

  /**
   * Whether an execution goes through the place of a finding that says it always fails there, and
   * does not fail.
   */
  public boolean isContradicted(Finding finding) {
    CounterexampleSearch.Found found = search(finding);
    String pointer = finding.pointer();
    return found != null
        && found.example() == null
        && found.contradicted()
        && pointer != null
        && isAlwaysEvaluated(pointer);
  }

  /** Whether a counterexample is looked for at all. */
  public static boolean isAbout(Finding finding) {
    return RULES.contains(finding.rule().id())
        && finding.pointer() != null
        && finding.stateMachine() != null;
  }

  private static boolean isAlwaysEvaluated(String pointer) {
    return !pointer.contains("/Catch")
        && !pointer.contains("/Choices")
        && !pointer.contains("/ItemSelector")
        && !pointer.contains("/Retry");
  }

  private CounterexampleSearch.@Nullable Found search(Finding finding) {
    Target target = isAbout(finding) ? target(finding) : null;
    if (target == null) {
      return null;
    }
    FlowAnalysis flows = analysis.flow();
    MachineFlow flow = flows.of(target.machine());
    return flow == null
        ? null
        : new CounterexampleSearch(analysis.workspace(), flows, target, flow).search();
  }

  private @Nullable Target target(Finding finding) {
    for (StateMachine machine : analysis.workspace().stateMachines()) {
      if (!machine.name().equals(finding.stateMachine())
          || !machine.definitionFile().equals(finding.location().file())) {
        continue;
      }
      MachineFlow flow = analysis.flow().of(machine);
      State state = flow == null ? null : state(flow, String.valueOf(finding.pointer()));
      if (flow == null || state == null) {
        continue;
      }
      boolean inChild = finding.rule().id().equals(CHILD_INPUT);
      Flaw flaw = inChild ? null : flaw(flow, state, String.valueOf(finding.pointer()));
      if (inChild || (flaw != null && flaw.error() != null)) {
        return new Target(machine, state, String.valueOf(finding.pointer()), inChild, flaw);
      }
    }
    return null;
  }

  /** The innermost state that holds a place. */
  private static @Nullable State state(MachineFlow flow, String pointer) {
    @Nullable State innermost = null;
    for (State state : flow.definition().allStates()) {
      String own = state.pointer().toString();
      if (pointer.equals(own) || pointer.startsWith(own + "/")) {
        innermost = state;
      }
    }
    return innermost;
  }

  private static @Nullable Flaw flaw(MachineFlow flow, State state, String pointer) {
    @Nullable Flaw any = null;
    for (Flaw flaw : flow.of(state).flaws()) {
      String own = flaw.pointer().toString();
      if (own.equals(pointer) && flaw.error() != null) {
        return flaw;
      }
      if (flaw.error() != null && (own.startsWith(pointer + "/") || pointer.startsWith(own))) {
        any = flaw;
      }
    }
    return any;
  }
}
