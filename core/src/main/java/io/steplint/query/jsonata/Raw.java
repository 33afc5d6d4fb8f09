package io.steplint.query.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as the parser builds it, before paths are flattened and what they may hold is checked. The
 * meaning of the children depends on the kind.
 */
final class Raw {

  enum Kind {
    /** A token that stands for itself; {@code and}, {@code or} and {@code in} as names included. */
    TERMINAL,
    WILDCARD,
    DESCENDANT,
    PARENT,
    PLACEHOLDER,
    /** Left and right of the operator in the token; a sort has its terms behind the left. */
    BINARY,
    NEGATION,
    ARRAY,
    /** Keys and values in turn. */
    OBJECT,
    /** The base, then keys and values in turn. */
    GROUP,
    /** The procedure, then the arguments. */
    CALL,
    PARTIAL,
    /** The body, then the parameters. */
    LAMBDA,
    BLOCK,
    CONDITION,
    TRANSFORM
  }

  final Kind kind;
  final Lexeme token;
  final List<Raw> children;
  final int start;
  final int end;
  final int depth;

  /** Whether {@code []} stands behind the node. */
  boolean keepArray;

  /** For each term of a sort, whether it descends. */
  List<Boolean> descending = List.of();

  @Nullable Signature signature;

  /** The flags of a regular expression. */
  String flags = "";

  Raw(Kind kind, Lexeme token, List<Raw> children, int start, int end) {
    this.kind = kind;
    this.token = token;
    this.children = children;
    this.start = start;
    this.end = end;
    int deepest = 0;
    for (Raw child : children) {
      deepest = Math.max(deepest, child.depth);
    }
    this.depth = deepest + 1;
  }

  boolean is(Lexeme.Type type) {
    return kind == Kind.TERMINAL && token.type() == type;
  }

  boolean isBinary(String operator) {
    return kind == Kind.BINARY && token.value().equals(operator);
  }
}
