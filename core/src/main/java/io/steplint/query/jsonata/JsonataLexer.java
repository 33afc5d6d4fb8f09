package io.steplint.query.jsonata;

import io.steplint.query.Utf16Stream;
import org.antlr.v4.runtime.Token;

/**
 * Hands the parser one token at a time, since the parser alone knows whether a slash divides. Finds
 * the same mistakes as 2.0.6 in the same order.
 */
final class JsonataLexer {

  private final String text;
  private final int end;
  private final Utf16Stream input;
  private final JsonataTokens tokens;

  JsonataLexer(String text, int start, int end) {
    this.text = text;
    this.end = end;
    this.input = new Utf16Stream(text, start, end);
    this.tokens = new JsonataTokens(input);
    tokens.removeErrorListeners();
  }

  /**
   * The next token.
   *
   * @param divides whether an operand has just ended, so that {@code /} is an operator
   */
  Lexeme next(boolean divides) {
    Token token = tokens.nextToken();
    int from = token.getStartIndex();
    int to = token.getStopIndex() + 1;
    switch (token.getType()) {
      case Token.EOF:
        return new Lexeme(Lexeme.Type.END, "(end)", end, end);
      case JsonataTokens.OPERATOR:
        String operator = token.getText();
        if (!divides && operator.equals("/")) {
          return regex(from);
        }
        if (operator.equals("!") || operator.equals("~")) {
          throw JsonataProblems.at(
              "S0204", "Unknown operator: " + JsonataProblems.quoted(operator), from, to);
        }
        return new Lexeme(Lexeme.Type.OPERATOR, operator, from, to);
      case JsonataTokens.STRING:
        return new Lexeme(Lexeme.Type.STRING, string(from), from, to);
      case JsonataTokens.NUMBER:
        if (Double.isInfinite(Double.parseDouble(token.getText()))) {
          throw JsonataProblems.at(
              "S0102", "Number out of range: " + JsonataProblems.quoted(token.getText()), from, to);
        }
        return new Lexeme(Lexeme.Type.NUMBER, token.getText(), from, to);
      case JsonataTokens.QUOTED:
        return new Lexeme(Lexeme.Type.NAME, text.substring(from + 1, to - 1), from, to);
      case JsonataTokens.VARIABLE:
        return new Lexeme(Lexeme.Type.VARIABLE, text.substring(from + 1, to), from, to);
      case JsonataTokens.NAME:
        return word(token.getText(), from, to);
      case JsonataTokens.OPEN_QUOTE:
        string(from);
        throw unterminated(from);
      case JsonataTokens.OPEN_TICK:
        throw JsonataProblems.at(
            "S0105", "Quoted property name must be terminated with a backquote (`)", from, end);
      case JsonataTokens.OPEN_COMMENT:
        throw JsonataProblems.at("S0106", "Comment has no closing tag", from, end);
      default:
        throw new AssertionError("token " + token);
    }
  }

  private static Lexeme word(String word, int from, int to) {
    Lexeme.Type type =
        switch (word) {
          case "and", "or", "in" -> Lexeme.Type.OPERATOR;
          case "true", "false", "null" -> Lexeme.Type.VALUE;
          default -> Lexeme.Type.NAME;
        };
    return new Lexeme(type, word, from, to);
  }

  /** The text of the string that opens at {@code from}, escapes resolved. */
  private String string(int from) {
    char quote = text.charAt(from);
    StringBuilder out = new StringBuilder();
    for (int i = from + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return out.toString();
      }
      if (c != '\\') {
        out.append(c);
        continue;
      }
      i++;
      char escaped = i < end ? text.charAt(i) : '\0';
      switch (escaped) {
        case '"', '\\', '/' -> out.append(escaped);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          int unit = codeUnit(i + 1);
          if (unit < 0) {
            throw JsonataProblems.at(
                "S0104", "The escape sequence \\u must be followed by 4 hex digits", i - 1, i + 1);
          }
          out.append((char) unit);
          i += 4;
        }
        default ->
            throw JsonataProblems.at(
                "S0103",
                "Unsupported escape sequence: \\"
                    + JsonataProblems.quoted(i < end ? String.valueOf(escaped) : ""),
                i - 1,
                Math.min(i + 1, end));
      }
    }
    throw unterminated(from);
  }

  /** The unit that up to four hexadecimal digits write, or -1 where others stand among them. */
  private int codeUnit(int from) {
    int to = Math.min(from + 4, end);
    int unit = from < to ? 0 : -1;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private io.steplint.query.Refusal unterminated(int from) {
    return JsonataProblems.at(
        "S0101", "String literal must be terminated by a matching quote", from, end);
  }

  /** Reads the regular expression whose slash stands at {@code from}. */
  private Lexeme regex(int from) {
    int depth = 0;
    for (int i = from + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '/' && depth == 0 && !isEscaped(i)) {
        if (i == from + 1) {
          throw JsonataProblems.at(
              "S0301", "Empty regular expressions are not allowed", from, i + 1);
        }
        int stop = i + 1;
        while (stop < end && (text.charAt(stop) == 'i' || text.charAt(stop) == 'm')) {
          stop++;
        }
        input.seek(stop);
        return new Lexeme(Lexeme.Type.REGEX, text.substring(from + 1, i), from, stop);
      }
      if (text.charAt(i - 1) != '\\') {
        if (c == '(' || c == '[' || c == '{') {
          depth++;
        } else if (c == ')' || c == ']' || c == '}') {
          depth--;
        }
      }
    }
    throw JsonataProblems.at("S0302", "No terminating / in regular expression", from, end);
  }

  private boolean isEscaped(int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** The flags behind the pattern of a regular expression. */
  String flags(Lexeme regex) {
    return text.substring(regex.start() + regex.value().length() + 2, regex.end());
  }
}
