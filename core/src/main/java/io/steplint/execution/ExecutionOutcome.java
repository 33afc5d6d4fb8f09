package io.steplint.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution went.
 *
 * @param output only of a success
 * @param error only of a failure, and then null where the failure has no name
 * @param cause only of a failure, and then null where it gives none
 * @param needs the Task that has no answer, else null
 * @param steps the states in the order in which they were entered
 * @param answers the answers in the order in which they were used
 */
public record ExecutionOutcome(
    Status status,
    @Nullable Object output,
    @Nullable String error,
    @Nullable String cause,
    @Nullable TaskCall needs,
    List<ExecutionStep> steps,
    List<UsedAnswer> answers) {

  /** How an execution can end. */
  public enum Status {
    SUCCEEDED,
    FAILED,
    /** A Task has no answer. */
    NEEDS_ANSWER,
    /** The bounds of the run, not of the service, are reached. */
    GIVEN_UP
  }

  /** An answer and the Task that used it. */
  public record UsedAnswer(TaskCall call, TaskAnswer answer) {}

  public ExecutionOutcome {
    steps = List.copyOf(steps);
    answers = List.copyOf(answers);
  }
}
