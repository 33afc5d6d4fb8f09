package io.steplint.execution;

import org.jspecify.annotations.Nullable;

/** A state fails. */
final class StateFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String RUNTIME = "States.Runtime";
  static final String QUERY = "States.QueryEvaluationError";
  static final String DATA_LIMIT = "States.DataLimitExceeded";
  static final String ALL = "States.ALL";
  static final String TASK_FAILED = "States.TaskFailed";
  static final String TIMEOUT = "States.Timeout";

  private final @Nullable String error;
  private final @Nullable String cause;
  private final boolean catchable;
  private transient @Nullable FailurePoint point;

  private StateFailure(@Nullable String error, @Nullable String cause, boolean catchable) {
    // A failure is an ordinary result and happens often: it needs no stack trace.
    super(error, null, false, false);
    this.error = error;
    this.cause = cause;
    this.catchable = catchable;
  }

  static StateFailure of(@Nullable String error, @Nullable String cause) {
    return new StateFailure(error, cause, true);
  }

  /** {@code States.Runtime}, which nobody can catch: it ends the execution. */
  static StateFailure runtime(String cause) {
    return new StateFailure(RUNTIME, cause, false);
  }

  /** Data over a quota outside of a Task's result, which nobody can catch either. */
  static StateFailure tooLarge(String state) {
    return new StateFailure(DATA_LIMIT, tooLargeCause(state), false);
  }

  static String tooLargeCause(String state) {
    return "The state/task '"
        + state
        + "' returned a result with a size exceeding the maximum number of bytes service limit.";
  }

  /** This failure, at an expression. */
  StateFailure at(FailurePoint place) {
    if (point == null) {
      point = place;
    }
    return this;
  }

  /** The expression that failed, or null where none did. */
  @Nullable FailurePoint point() {
    return point;
  }

  @Nullable String error() {
    return error;
  }

  @Nullable String cause() {
    return cause;
  }

  boolean isCatchable() {
    return catchable;
  }

  /** Whether the name in a Catcher or Retrier stands for this failure. */
  boolean matches(String name) {
    if (!catchable) {
      return false;
    }
    return switch (name) {
      case ALL -> true;
      case TASK_FAILED -> !TIMEOUT.equals(error);
      default -> name.equals(error);
    };
  }
}
