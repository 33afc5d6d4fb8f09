package io.steplint.asl;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.ParseResult;
import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.source.Location;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * A path, an intrinsic function or a JSONata expression, where it stands in a definition.
 *
 * <p>An expression that holds a placeholder is carried but not known: it has no syntax tree, and
 * nothing is said about it.
 */
public final class Expression {

  /** The languages an expression can be written in. */
  public enum Kind {
    /** JSONPath. */
    PATH,
    /** A call of an intrinsic function, {@code States.…}. */
    INTRINSIC,
    /** JSONata, which stands between <code>{%</code> and <code>%}</code>. */
    JSONATA
  }

  private final ScalarNode node;
  private final Pointer pointer;
  private final Kind kind;
  private final String text;
  private final boolean known;
  // Parsed at the first question; twice at worst, with the same result.
  private @Nullable ParseResult<Path> path;
  private @Nullable ParseResult<Intrinsic.Call> call;
  private @Nullable ParseResult<StateExpression> jsonata;

  private Expression(ScalarNode node, Pointer pointer, Kind kind) {
    this.node = node;
    this.pointer = pointer;
    this.kind = kind;
    String literal = node.literal();
    this.known = literal != null;
    this.text = literal != null ? literal : node.string();
  }

  /** The path or the call of an intrinsic function that a string is, whichever its start says. */
  static Expression ofPathOrIntrinsic(ScalarNode node, Pointer pointer) {
    boolean intrinsic = node.text().startsWith("States.");
    return new Expression(node, pointer, intrinsic ? Kind.INTRINSIC : Kind.PATH);
  }

  /** The path that a string is. */
  static Expression ofPath(ScalarNode node, Pointer pointer) {
    return new Expression(node, pointer, Kind.PATH);
  }

  /** The JSONata expression that a string with its delimiters is. */
  static Expression ofJsonata(ScalarNode node, Pointer pointer) {
    return new Expression(node, pointer, Kind.JSONATA);
  }

  public Kind kind() {
    return kind;
  }

  /** The string that holds this expression. */
  public ScalarNode node() {
    return node;
  }

  /** Where that string is in the definition. */
  public Pointer pointer() {
    return pointer;
  }

  /** Whether every character is known; if not, there is no syntax tree. */
  public boolean isKnown() {
    return known;
  }

  /**
   * The expression as it is written, with the delimiters of JSONata. Offsets of its syntax tree
   * count in this text.
   */
  public String text() {
    return text;
  }

  /** The path, or null where this is none that is known and correct. */
  public @Nullable Path path() {
    return kind == Kind.PATH && known ? parsedPath().value().orElse(null) : null;
  }

  /** The call of an intrinsic function, or null where this is none that is known and correct. */
  public Intrinsic.@Nullable Call intrinsic() {
    return kind == Kind.INTRINSIC && known ? parsedCall().value().orElse(null) : null;
  }

  /** The JSONata, or null where this is none that is known and correct. */
  public @Nullable StateExpression jsonata() {
    return kind == Kind.JSONATA && known ? parsedJsonata().value().orElse(null) : null;
  }

  /** Why this expression is refused, or null; offsets count in {@link #text()}. */
  public @Nullable ExpressionProblem problem() {
    if (!known) {
      return null;
    }
    return switch (kind) {
      case PATH -> parsedPath().problem().orElse(null);
      case INTRINSIC -> parsedCall().problem().orElse(null);
      case JSONATA -> parsedJsonata().problem().orElse(null);
    };
  }

  private ParseResult<Path> parsedPath() {
    ParseResult<Path> parsed = path;
    if (parsed == null) {
      parsed = PathParser.parse(text);
      path = parsed;
    }
    return parsed;
  }

  private ParseResult<Intrinsic.Call> parsedCall() {
    ParseResult<Intrinsic.Call> parsed = call;
    if (parsed == null) {
      parsed = IntrinsicParser.parse(text);
      call = parsed;
    }
    return parsed;
  }

  private ParseResult<StateExpression> parsedJsonata() {
    ParseResult<StateExpression> parsed = jsonata;
    if (parsed == null) {
      parsed = StepFunctionsJsonata.parse(text);
      jsonata = parsed;
    }
    return parsed;
  }

  /** Where the characters of {@link #text()} from {@code start} to {@code end} stand. */
  public Location location(int start, int end) {
    return node.location(start, end);
  }

  /** Where the whole expression stands, with its delimiters. */
  public Location location() {
    return node.location();
  }

  @Override
  public String toString() {
    return node.string();
  }
}
