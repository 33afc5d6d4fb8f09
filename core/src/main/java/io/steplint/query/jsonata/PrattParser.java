package io.steplint.query.jsonata;

import io.steplint.query.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses by top-down operator precedence, as 2.0.6 does: each token says how strongly it binds to
 * what stands on its left, and reads what stands on its right. That, and not a grammar, decides
 * what 2.0.6 accepts, down to which mistake it reports first.
 */
final class PrattParser {

  private final JsonataLexer lexer;
  private Lexeme node;
  private int previousEnd;
  private int depth;

  PrattParser(JsonataLexer lexer) {
    this.lexer = lexer;
    this.node = lexer.next(false);
  }

  Raw parse() {
    Raw expression = expression(0);
    if (node.type() != Lexeme.Type.END) {
      throw JsonataProblems.unexpected(node);
    }
    return expression;
  }

  /** How strongly a token binds to its left; 0 where it does not. */
  private static int bindingPower(Lexeme token) {
    if (token.type() != Lexeme.Type.OPERATOR) {
      return 0;
    }
    switch (token.value()) {
      case "(", "[", "@", "#":
        return 80;
      case ".":
        return 75;
      case "{":
        return 70;
      case "*", "/", "%":
        return 60;
      case "+", "-", "&":
        return 50;
      case "=", "!=", "<", "<=", ">", ">=", "in", "^", "~>":
        return 40;
      case "and":
        return 30;
      case "or":
        return 25;
      case "?":
        return 20;
      case ":=":
        return 10;
      default:
        return 0;
    }
  }

  private Raw expression(int rightPower) {
    if (++depth > JsonataParser.MAX_DEPTH) {
      throw tooDeep(node.start(), node.end());
    }
    Lexeme token = node;
    advance(true);
    Raw left = prefix(token);
    while (rightPower < bindingPower(node)) {
      token = node;
      advance(false);
      left = infix(token, left);
    }
    depth--;
    return left;
  }

  private static Refusal tooDeep(int start, int end) {
    return JsonataProblems.at(
        JsonataParser.TOO_DEEP,
        "The expression is nested deeper than " + JsonataParser.MAX_DEPTH + " levels",
        start,
        end);
  }

  private void advance(boolean operandEnded) {
    previousEnd = node.end();
    node = lexer.next(operandEnded);
  }

  private void expect(String operator, boolean operandEnded) {
    if (!node.is(operator)) {
      throw JsonataProblems.expected(operator, node);
    }
    advance(operandEnded);
  }

  private boolean skip(String operator) {
    if (!node.is(operator)) {
      return false;
    }
    advance(false);
    return true;
  }

  private Raw raw(Raw.Kind kind, Lexeme token, List<Raw> children, int start) {
    Raw raw = new Raw(kind, token, children, start, Math.max(start, previousEnd));
    if (raw.depth > JsonataParser.MAX_DEPTH) {
      throw tooDeep(token.start(), token.end());
    }
    return raw;
  }

  private Raw leaf(Raw.Kind kind, Lexeme token) {
    return new Raw(kind, token, List.of(), token.start(), token.end());
  }

  /** What a token is at the start of an expression. */
  private Raw prefix(Lexeme token) {
    if (token.type() != Lexeme.Type.OPERATOR) {
      Raw terminal = leaf(Raw.Kind.TERMINAL, token);
      if (token.type() == Lexeme.Type.REGEX) {
        terminal.flags = lexer.flags(token);
      }
      return terminal;
    }
    switch (token.value()) {
      case "and", "or", "in":
        return leaf(Raw.Kind.TERMINAL, token);
      case "*":
        return leaf(Raw.Kind.WILDCARD, token);
      case "**":
        return leaf(Raw.Kind.DESCENDANT, token);
      case "%":
        return leaf(Raw.Kind.PARENT, token);
      case "-":
        return raw(Raw.Kind.NEGATION, token, List.of(expression(70)), token.start());
      case "(":
        return block(token);
      case "[":
        return array(token);
      case "{":
        List<Raw> entries = entries(new ArrayList<>());
        return raw(Raw.Kind.OBJECT, token, entries, token.start());
      case "|":
        return transform(token);
      default:
        throw JsonataProblems.notUnary(token);
    }
  }

  private Raw block(Lexeme token) {
    List<Raw> expressions = new ArrayList<>();
    while (!node.is(")")) {
      expressions.add(expression(0));
      if (!skip(";")) {
        break;
      }
    }
    expect(")", true);
    return raw(Raw.Kind.BLOCK, token, expressions, token.start());
  }

  private Raw array(Lexeme token) {
    List<Raw> items = new ArrayList<>();
    if (!node.is("]")) {
      do {
        Raw item = expression(0);
        if (node.is("..")) {
          Lexeme range = node;
          advance(false);
          item = raw(Raw.Kind.BINARY, range, List.of(item, expression(0)), item.start);
        }
        items.add(item);
      } while (skip(","));
    }
    expect("]", true);
    return raw(Raw.Kind.ARRAY, token, items, token.start());
  }

  private List<Raw> entries(List<Raw> into) {
    if (!node.is("}")) {
      do {
        into.add(expression(0));
        expect(":", false);
        into.add(expression(0));
      } while (skip(","));
    }
    expect("}", true);
    return into;
  }

  private Raw transform(Lexeme token) {
    List<Raw> parts = new ArrayList<>();
    parts.add(expression(0));
    expect("|", false);
    parts.add(expression(0));
    if (skip(",")) {
      parts.add(expression(0));
    }
    expect("|", false);
    return raw(Raw.Kind.TRANSFORM, token, parts, token.start());
  }

  /** What a token makes of the expression on its left. */
  private Raw infix(Lexeme token, Raw left) {
    switch (token.value()) {
      case "(":
        return call(token, left);
      case "[":
        return predicate(token, left);
      case "{":
        List<Raw> parts = new ArrayList<>();
        parts.add(left);
        return raw(Raw.Kind.GROUP, token, entries(parts), left.start);
      case "^":
        return sort(token, left);
      case "?":
        return condition(token, left);
      case ":=":
        if (!left.is(Lexeme.Type.VARIABLE)) {
          throw JsonataProblems.at(
              "S0212",
              "The left side of := must be a variable name (start with $)",
              left.start,
              left.end);
        }
        return binary(token, left, expression(9));
      case "@", "#":
        Raw variable = expression(80);
        if (!variable.is(Lexeme.Type.VARIABLE)) {
          throw JsonataProblems.at(
              "S0214",
              "The right side of "
                  + JsonataProblems.quoted(token.value())
                  + " must be a variable name (start with $)",
              variable.start,
              variable.end);
        }
        return binary(token, left, variable);
      default:
        return binary(token, left, expression(bindingPower(token)));
    }
  }

  private Raw binary(Lexeme token, Raw left, Raw right) {
    return raw(Raw.Kind.BINARY, token, List.of(left, right), left.start);
  }

  private Raw call(Lexeme token, Raw procedure) {
    List<Raw> children = new ArrayList<>();
    children.add(procedure);
    boolean partial = false;
    if (!node.is(")")) {
      do {
        if (node.is("?")) {
          partial = true;
          children.add(leaf(Raw.Kind.PLACEHOLDER, node));
          advance(false);
        } else {
          children.add(expression(0));
        }
      } while (skip(","));
    }
    expect(")", true);
    boolean lambda =
        procedure.is(Lexeme.Type.NAME)
            && (procedure.token.value().equals("function")
                || procedure.token.value().equals("\u03bb"));
    if (lambda) {
      return lambda(token, procedure, children);
    }
    Raw.Kind kind = partial ? Raw.Kind.PARTIAL : Raw.Kind.CALL;
    return raw(kind, token, children, procedure.start);
  }

  private Raw lambda(Lexeme token, Raw procedure, List<Raw> children) {
    for (int i = 1; i < children.size(); i++) {
      Raw parameter = children.get(i);
      if (!parameter.is(Lexeme.Type.VARIABLE)) {
        throw JsonataProblems.at(
            "S0208",
            "Parameter " + i + " of function definition must be a variable name (start with $)",
            parameter.start,
            parameter.end);
      }
    }
    Signature signature = node.is("<") ? signature() : null;
    expect("{", false);
    Raw body = expression(0);
    expect("}", false);
    children.set(0, body);
    Raw lambda = raw(Raw.Kind.LAMBDA, token, children, procedure.start);
    lambda.signature = signature;
    return lambda;
  }

  private Signature signature() {
    int start = node.start();
    StringBuilder text = new StringBuilder("<");
    int open = 1;
    while (open > 0 && !node.is("{") && node.type() != Lexeme.Type.END) {
      advance(false);
      if (node.is(">")) {
        open--;
      } else if (node.is("<")) {
        open++;
      }
      text.append(node.value());
    }
    int end = node.end();
    expect(">", false);
    try {
      return Signature.parse(text.toString());
    } catch (Signature.Malformed malformed) {
      int at = Math.min(start + malformed.offset(), end);
      String message =
          malformed.code().equals("S0401")
              ? "Type parameters can only be applied to functions and arrays"
              : "Choice groups containing parameterized types are not supported";
      throw JsonataProblems.at(malformed.code(), message, at, end);
    }
  }

  private Raw predicate(Lexeme token, Raw left) {
    if (node.is("]")) {
      Raw step = left;
      while (step.isBinary("[")) {
        step = step.children.get(0);
      }
      step.keepArray = true;
      advance(false);
      return left;
    }
    Raw condition = expression(0);
    expect("]", true);
    return binary(token, left, condition);
  }

  private Raw sort(Lexeme token, Raw left) {
    expect("(", false);
    List<Raw> children = new ArrayList<>();
    List<Boolean> descending = new ArrayList<>();
    children.add(left);
    do {
      boolean down = node.is(">");
      if (down || node.is("<")) {
        advance(false);
      }
      descending.add(down);
      children.add(expression(0));
    } while (skip(","));
    expect(")", false);
    Raw sort = raw(Raw.Kind.BINARY, token, children, left.start);
    sort.descending = descending;
    return sort;
  }

  private Raw condition(Lexeme token, Raw left) {
    List<Raw> children = new ArrayList<>();
    children.add(left);
    children.add(expression(0));
    if (skip(":")) {
      children.add(expression(0));
    }
    return raw(Raw.Kind.CONDITION, token, children, left.start);
  }
}
