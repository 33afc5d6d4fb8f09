package io.steplint.query.path;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.ParseResult;
import io.steplint.query.Refusal;
import io.steplint.query.StrictErrors;
import io.steplint.query.Utf16Stream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads paths through the grammar. */
final class GrammarPathReader {

  private GrammarPathReader() {}

  static ParseResult<Path> read(String text, int start, int end) {
    try {
      PathTokens lexer = new PathTokens(new Utf16Stream(text, start, end));
      lexer.removeErrorListeners();
      CommonTokenStream tokens = new CommonTokenStream(lexer);
      tokens.fill();
      checkNesting(tokens);
      PathGrammar parser = new PathGrammar(tokens);
      parser.removeErrorListeners();
      parser.setErrorHandler(
          new StrictErrors(
              token -> PathProblems.unexpected(text.substring(start, end), start, token)));
      // Every decision of the grammar is made on the tokens at hand, whatever called the rule.
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      return ParseResult.of(new PathBuilder().path(parser.path()));
    } catch (Refusal refusal) {
      return ParseResult.refused(refusal.problem());
    }
  }

  /** Keeps the recursion of the parser within bounds, before it starts. */
  private static void checkNesting(CommonTokenStream tokens) {
    int depth = 0;
    int negations = 0;
    for (Token token : tokens.getTokens()) {
      switch (token.getType()) {
        case PathTokens.LB, PathTokens.LP, PathTokens.FILTER_LP, PathTokens.JSON_OPEN -> depth++;
        case PathTokens.RB, PathTokens.RP, PathTokens.FILTER_RP, PathTokens.JSON_CLOSE -> depth--;
        default -> {}
      }
      negations = token.getType() == PathTokens.NOT ? negations + 1 : 0;
      if (depth + negations > PathParser.MAX_NESTING) {
        throw new Refusal(
            new ExpressionProblem(
                PathProblems.SYNTAX,
                "The path is nested deeper than " + PathParser.MAX_NESTING + " levels.",
                token.getStartIndex(),
                token.getStopIndex() + 1));
      }
    }
  }
}
