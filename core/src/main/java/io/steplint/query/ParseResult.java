package io.steplint.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a parser made of a text: a value, or the problem that kept it from one. Never both, never
 * neither.
 *
 * @param <T> the syntax tree of the language
 */
public final class ParseResult<T> {

  private final @Nullable T value;
  private final @Nullable ExpressionProblem problem;

  private ParseResult(@Nullable T value, @Nullable ExpressionProblem problem) {
    this.value = value;
    this.problem = problem;
  }

  public static <T> ParseResult<T> of(T value) {
    return new ParseResult<>(value, null);
  }

  public static <T> ParseResult<T> refused(ExpressionProblem problem) {
    return new ParseResult<>(null, problem);
  }

  public boolean isValid() {
    return problem == null;
  }

  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  public Optional<ExpressionProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * The value of a text that is known to parse.
   *
   * @throws IllegalStateException if the text was refused
   */
  public T get() {
    if (value == null) {
      throw new IllegalStateException("Refused: " + problem);
    }
    return value;
  }

  @Override
  public String toString() {
    return problem == null ? "valid: " + value : "refused: " + problem;
  }
}
