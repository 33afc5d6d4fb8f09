package io.steplint.counterexample;

import io.steplint.asl.State;
import io.steplint.execution.ExecutionOutcome;
import io.steplint.execution.ExecutionStep;
import io.steplint.flow.Flaw;
import io.steplint.workspace.StateMachine;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen for a finding to be shown.
 *
 * @param machine the machine that holds the place
 * @param state the state that holds it
 * @param pointer the place
 * @param inChild whether it is the child that fails, for what the state sends it
 * @param flaw what the types say, where it is known
 */
record Target(
    StateMachine machine, State state, String pointer, boolean inChild, @Nullable Flaw flaw) {

  private static final String NO_CHOICE = "States.NoChoiceMatched";

  /** Whether a step is the state of the finding. */
  boolean isState(ExecutionStep step) {
    return step.machineKey().equals(machine.key())
        && step.pointer().equals(state.pointer().toString());
  }

  boolean isEntered(ExecutionOutcome outcome) {
    return outcome.steps().stream().anyMatch(this::isState);
  }

  /** Whether the state does in an execution what the finding says. */
  boolean isShown(ExecutionOutcome outcome) {
    if (inChild) {
      return isEntered(outcome)
          && outcome.steps().stream()
              .anyMatch(s -> !s.machineKey().equals(machine.key()) && s.failedAt() != null);
    }
    return outcome.steps().stream().filter(this::isState).anyMatch(this::fails);
  }

  /** The step that does what the finding says; only of an execution that shows it. */
  ExecutionStep failing(ExecutionOutcome outcome) {
    for (ExecutionStep step : outcome.steps()) {
      boolean is =
          inChild
              ? !step.machineKey().equals(machine.key()) && step.failedAt() != null
              : isState(step) && fails(step);
      if (is) {
        return step;
      }
    }
    throw new IllegalArgumentException("not shown");
  }

  private boolean fails(ExecutionStep step) {
    if (step.error() == null) {
      return false;
    }
    if (flaw != null && flaw.kind() == Flaw.Kind.NO_CHOICE_MATCHED) {
      return NO_CHOICE.equals(step.error());
    }
    String failed = step.failedAt() == null ? null : step.failedAt().pointer();
    return failed != null && (isWithin(failed, pointer) || isWithin(pointer, failed));
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }

  /** Whether an execution goes through the state and nothing happens there. */
  boolean isPassed(ExecutionOutcome outcome) {
    return outcome.steps().stream()
        .filter(this::isState)
        .anyMatch(step -> step.output() != null && step.error() == null);
  }
}
