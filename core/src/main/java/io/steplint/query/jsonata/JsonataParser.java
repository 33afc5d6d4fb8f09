package io.steplint.query.jsonata;

import io.steplint.query.ParseResult;
import io.steplint.query.Refusal;

/** Reads JSONata as version 2.0.6 does: what it accepts, and what it says of the rest. */
public final class JsonataParser {

  /**
   * How deep an expression may nest, a chain of operators counting as one level each. The service
   * itself gives up at a depth of about 100 when it evaluates.
   */
  public static final int MAX_DEPTH = 500;

  /** The code of an expression that nests deeper; JSONata itself knows no limit. */
  public static final String TOO_DEEP = "jsonata-nesting";

  private JsonataParser() {}

  /** The expression that the whole of {@code text} is, or why it is none. */
  public static ParseResult<JsonataExpression> parse(String text) {
    return parse(text, 0, text.length());
  }

  /** The expression that stands in {@code text} from {@code start} to {@code end}. */
  public static ParseResult<JsonataExpression> parse(String text, int start, int end) {
    try {
      Raw raw = new PrattParser(new JsonataLexer(text, start, end)).parse();
      return ParseResult.of(new Resolver().resolve(raw));
    } catch (Refusal refusal) {
      return ParseResult.refused(refusal.problem());
    }
  }
}
