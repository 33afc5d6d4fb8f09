package io.steplint.execution;

import org.jspecify.annotations.Nullable;

/**
 * What a Task gets back: a result or an error. For a Map with an {@code ItemReader}, the items.
 *
 * @param result null for an error
 * @param error null for a result
 * @param cause null where there is none
 */
public record TaskAnswer(@Nullable Object result, @Nullable String error, @Nullable String cause) {

  /** The Task succeeds with a value. */
  public static TaskAnswer result(Object value) {
    return new TaskAnswer(value, null, null);
  }

  /** The Task fails; its error may have no name. */
  public static TaskAnswer failure(@Nullable String error, @Nullable String cause) {
    return new TaskAnswer(null, error, cause);
  }
}
