package io.steplint.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state that was entered.
 *
 * @param iteration the indices of the iterations it is in, outermost first
 * @param result what a Task, Map or Parallel returned; null for others and where it failed
 * @param output null where the state failed
 * @param error the name of the error it failed with, whether caught or not; null where it succeeded
 * @param cause null where there is none
 * @param next the name of the state that follows, or null
 * @param failedAt the expression that failed; null where none did
 */
public record ExecutionStep(
    String machineKey,
    String stateMachine,
    String pointer,
    List<Integer> iteration,
    Object input,
    @Nullable Object result,
    @Nullable Object output,
    @Nullable String error,
    @Nullable String cause,
    @Nullable String next,
    @Nullable FailurePoint failedAt) {
  public ExecutionStep {
    iteration = List.copyOf(iteration);
  }
}
