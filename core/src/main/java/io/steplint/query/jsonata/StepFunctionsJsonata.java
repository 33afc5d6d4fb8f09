package io.steplint.query.jsonata;

import io.steplint.query.ParseResult;
import java.util.List;

/**
 * JSONata as Step Functions takes it: between <code>{%</code> and <code>%}</code>, with nothing at
 * hand at the top level but {@code $states} and variables.
 */
public final class StepFunctionsJsonata {

  /**
   * A field name or {@code $} where there is no context item. The service refuses the definition:
   * UNSUPPORTED_JSONATA_EXPRESSION.
   */
  public static final String TOP_LEVEL_REFERENCE = "top-level-reference";

  /** {@code $$}, which the service refuses anywhere. */
  public static final String ROOT_REFERENCE = "root-reference";

  /** A member that {@code $states} never has. The service refuses the definition. */
  public static final String STATES_FIELD = "states-field";

  /** A function that there is not: fails when it is called ({@code T1006}). */
  public static final String UNKNOWN_FUNCTION = "unknown-function";

  /** {@code $eval}, which the service does not have: fails when it is called ({@code T1006}). */
  public static final String EVAL = "eval";

  /** A number of arguments that a function never takes: fails when called ({@code T0410}). */
  public static final String ARGUMENT_COUNT = "argument-count";

  /** The members of {@code $states}; which of them there are depends on the field. */
  public static final List<String> STATES_MEMBERS =
      List.of("input", "result", "errorOutput", "context");

  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private StepFunctionsJsonata() {}

  /** Whether a string is an expression: it is exactly when the delimiters are its very ends. */
  public static boolean isExpression(String text) {
    return text.length() >= OPEN.length() + CLOSE.length()
        && text.startsWith(OPEN)
        && text.endsWith(CLOSE);
  }

  /**
   * The expression in the text of a field, or why it does not parse; in that case the service
   * refuses the definition with INVALID_JSONATA_EXPRESSION and the same message.
   *
   * @param text with its delimiters
   * @throws IllegalArgumentException where the text is no expression at all
   */
  public static ParseResult<StateExpression> parse(String text) {
    if (!isExpression(text)) {
      throw new IllegalArgumentException("no expression: " + text);
    }
    ParseResult<JsonataExpression> parsed =
        JsonataParser.parse(text, OPEN.length(), text.length() - CLOSE.length());
    return parsed
        .problem()
        .map(ParseResult::<StateExpression>refused)
        .orElseGet(() -> ParseResult.of(new ReferenceFinder().find(parsed.get())));
  }
}
