package io.steplint.query;

import java.util.function.Function;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Stops an ANTLR parser at the first token that does not fit: a half-understood expression is of no
 * use here, and one mistake is one problem.
 */
public final class StrictErrors extends DefaultErrorStrategy {

  private final Function<Token, ExpressionProblem> describe;

  /**
   * @param describe says what is wrong with the token that does not fit
   */
  public StrictErrors(Function<Token, ExpressionProblem> describe) {
    this.describe = describe;
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    throw refusal(e.getOffendingToken());
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw refusal(recognizer.getCurrentToken());
  }

  @Override
  public void sync(Parser recognizer) {}

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    throw refusal(e.getOffendingToken());
  }

  private Refusal refusal(Token token) {
    return new Refusal(describe.apply(token));
  }
}
