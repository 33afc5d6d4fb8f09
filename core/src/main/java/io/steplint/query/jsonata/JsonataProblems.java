package io.steplint.query.jsonata;

import io.steplint.query.ExpressionProblem;
import io.steplint.query.Refusal;

/**
 * Says what is wrong with an expression, in the words of JSONata 2.0.6, which are the service's
 * own: it passes the parser's message on.
 */
final class JsonataProblems {

  private JsonataProblems() {}

  static Refusal at(String code, String message, int start, int end) {
    return new Refusal(new ExpressionProblem(code, message, start, end));
  }

  static Refusal at(String code, String message, Lexeme token) {
    return at(code, message, token.start(), token.end());
  }

  static Refusal expected(String wanted, Lexeme got) {
    return got.type() == Lexeme.Type.END
        ? at("S0203", "Expected " + quoted(wanted) + " before end of expression", got)
        : at("S0202", "Expected " + quoted(wanted) + ", got " + shown(got), got);
  }

  static Refusal unexpected(Lexeme token) {
    return at("S0201", "Syntax error: " + shown(token), token);
  }

  static Refusal notUnary(Lexeme token) {
    return at("S0211", "The symbol " + shown(token) + " cannot be used as a unary operator", token);
  }

  static Refusal endOfExpression(int start, int end) {
    return at("S0207", "Unexpected end of expression", start, end);
  }

  static Refusal noParent(int start, int end) {
    return at(
        "S0217",
        "The object representing the 'parent' cannot be derived from this expression",
        start,
        end);
  }

  /** A token as the messages show it: JSON. */
  static String shown(Lexeme token) {
    switch (token.type()) {
      case NUMBER:
        return number(Double.parseDouble(token.value()));
      case VALUE:
        return token.value();
      case REGEX:
        return "{}";
      case END:
        return quoted("(end)");
      default:
        return quoted(token.value());
    }
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
