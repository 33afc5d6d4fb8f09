package io.steplint.template.terraform.hcl;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.Refusal;
import io.steplint.query.StrictErrors;
import io.steplint.query.Utf16Stream;
import io.steplint.source.FileSource;
import io.steplint.source.Problem;
import io.steplint.template.terraform.hcl.HclExpression.TemplatePart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/** Reads HCL files. */
public final class HclReader {

  /** Braces, brackets and parentheses deeper than this are refused before the parser recurses. */
  static final int MAX_NESTING = 100;

  private HclReader() {}

  /**
   * What a file holds.
   *
   * @param body its blocks and arguments; empty where the file cannot be read
   * @param problem why it cannot be read, or null
   */
  public record HclFile(FileSource source, HclBody body, @Nullable Problem problem) {}

  /** Reads a file; never throws for what it holds. */
  public static HclFile read(FileSource source) {
    try {
      HclGrammar parser = parser(source.text(), 0, source.text().length());
      HclBody body = new HclBuilder(source.text(), 0).body(parser.file().body());
      return new HclFile(source, body, null);
    } catch (Refusal refusal) {
      ExpressionProblem problem = refusal.problem();
      return new HclFile(
          source,
          new HclBody(List.of(), List.of()),
          new Problem(
              Problem.Kind.SYNTAX,
              problem.message(),
              source.locate(problem.start(), problem.end())));
    }
  }

  /**
   * The parts of a file that is a string as a whole, or null where an expression in it is broken.
   */
  public static @Nullable List<TemplatePart> template(FileSource source) {
    try {
      return new HclTemplateScanner(source.text(), 0).whole();
    } catch (Refusal refusal) {
      return null;
    }
  }

  /** A file for the expressions inside a text that is no HCL itself. */
  public static HclFile textOnly(FileSource source) {
    return new HclFile(source, new HclBody(List.of(), List.of()), null);
  }

  static HclGrammar parser(String text, int start, int end) {
    HclTokens lexer = new HclTokens(new Utf16Stream(text, start, end));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkNesting(tokens);
    HclGrammar parser = new HclGrammar(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new StrictErrors(token -> unexpected(text, token)));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }

  /**
   * Refuses what the parser would follow too deeply: brackets, and conditionals, each of which
   * holds all that come behind it up to the end of their list or argument.
   */
  private static void checkNesting(CommonTokenStream tokens) {
    Deque<Integer> outer = new ArrayDeque<>();
    int depth = 0;
    int conditionals = 0;
    for (Token token : tokens.getTokens()) {
      switch (token.getType()) {
        case HclTokens.LP, HclTokens.LB, HclTokens.LBRACE, HclTokens.FUNCTION -> {
          outer.push(conditionals);
          conditionals = 0;
          depth++;
        }
        case HclTokens.RP, HclTokens.RB, HclTokens.RBRACE -> {
          if (!outer.isEmpty()) {
            depth -= 1 + conditionals;
            conditionals = outer.pop();
          }
        }
        case HclTokens.QUESTION -> {
          depth++;
          conditionals++;
        }
        case HclTokens.COMMA, HclTokens.ASSIGN -> {
          depth -= conditionals;
          conditionals = 0;
        }
        default -> {}
      }
      if (depth > MAX_NESTING) {
        throw new Refusal(
            new ExpressionProblem(
                "HCL",
                "Expressions and blocks are nested deeper than " + MAX_NESTING + " levels",
                token.getStartIndex(),
                token.getStopIndex() + 1));
      }
    }
  }

  private static ExpressionProblem unexpected(String text, Token token) {
    int start = token.getStartIndex();
    if (token.getType() == Token.EOF) {
      return new ExpressionProblem("HCL", "The text ends too early", text.length(), text.length());
    }
    int end = Math.min(text.length(), token.getStopIndex() + 1);
    String shown = text.substring(start, Math.min(end, start + 20));
    int line = shown.indexOf('\n');
    return new ExpressionProblem(
        "HCL",
        "\"" + (line < 0 ? shown : shown.substring(0, line)) + "\" does not fit here",
        start,
        end);
  }
}
