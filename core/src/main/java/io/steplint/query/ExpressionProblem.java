package io.steplint.query;

import org.jspecify.annotations.Nullable;

/**
 * Why an expression is refused.
 *
 * @param code what kind of problem it is: JSONata's own code where it has one ({@code S0202}), else
 *     one of the constants of the parser that found it
 * @param message a sentence for a person, in the service's words where they are known
 * @param start offset of the first UTF-16 unit concerned
 * @param end offset behind the last one; equal to {@code start} at the end of the text
 * @param suggestion what was probably meant, to take the place of the text between the offsets
 */
public record ExpressionProblem(
    String code, String message, int start, int end, @Nullable String suggestion) {

  public ExpressionProblem(String code, String message, int start, int end) {
    this(code, message, start, end, null);
  }

  /** This problem in a text that holds the expression from {@code offset} on. */
  public ExpressionProblem shifted(int offset) {
    return new ExpressionProblem(code, message, start + offset, end + offset, suggestion);
  }
}
