package io.steplint.execution;

import org.jspecify.annotations.Nullable;

/** Answers the Tasks of an execution. */
@FunctionalInterface
public interface TaskAnswers {

  /** The next answer for a Task, or null where there is none. */
  @Nullable TaskAnswer next(TaskCall call);
}
