package io.steplint.query.intrinsic;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.ParseResult;
import io.steplint.query.Refusal;
import io.steplint.query.StrictErrors;
import io.steplint.query.Utf16Stream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads calls of intrinsic functions. */
public final class IntrinsicParser {

  /** How deep calls may nest; the developer guide's limit. */
  public static final int MAX_NESTING = 10;

  /** How deep brackets of a path argument may nest before the path is read at all. */
  private static final int MAX_PATH_NESTING = 200;

  private IntrinsicParser() {}

  /** The call that the whole of {@code text} is, or why it is none. */
  public static ParseResult<Intrinsic.Call> parse(String text) {
    try {
      IntrinsicTokens lexer = new IntrinsicTokens(new Utf16Stream(text));
      lexer.removeErrorListeners();
      CommonTokenStream tokens = new CommonTokenStream(lexer);
      tokens.fill();
      checkNesting(tokens);
      IntrinsicGrammar parser = new IntrinsicGrammar(tokens);
      parser.removeErrorListeners();
      parser.setErrorHandler(new StrictErrors(token -> IntrinsicProblems.unexpected(text, token)));
      // Every decision of the grammar is made on the tokens at hand, whatever called the rule.
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      IntrinsicGrammar.CallContext call = parser.intrinsic().call();
      if (call.getStart().getStartIndex() > 0) {
        throw new Refusal(IntrinsicProblems.leadingBlank(call.getStart().getStartIndex()));
      }
      return ParseResult.of(new IntrinsicBuilder(text).call(call));
    } catch (Refusal refusal) {
      return ParseResult.refused(refusal.problem());
    }
  }

  private static void checkNesting(CommonTokenStream tokens) {
    int calls = 0;
    int brackets = 0;
    for (Token token : tokens.getTokens()) {
      switch (token.getType()) {
        case IntrinsicTokens.LP -> calls++;
        case IntrinsicTokens.RP -> calls--;
        case IntrinsicTokens.PATH_OPEN -> brackets++;
        case IntrinsicTokens.PATH_CLOSE -> brackets--;
        default -> {}
      }
      if (calls > MAX_NESTING || brackets > MAX_PATH_NESTING) {
        String what =
            calls > MAX_NESTING
                ? "Intrinsic functions are nested deeper than " + MAX_NESTING + " levels."
                : "The path is nested deeper than " + MAX_PATH_NESTING + " levels.";
        throw new Refusal(
            new ExpressionProblem(
                IntrinsicProblems.NESTING, what, token.getStartIndex(), token.getStopIndex() + 1));
      }
    }
  }
}
