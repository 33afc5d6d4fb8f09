package io.steplint.query.jsonata;

/**
 * A token as the parser sees it.
 *
 * @param type what it is
 * @param value the operator, the name (a variable's without its {@code $}), the text of a string,
 *     the digits of a number, the pattern of a regular expression
 */
record Lexeme(Type type, String value, int start, int end) {

  enum Type {
    OPERATOR,
    NAME,
    VARIABLE,
    STRING,
    NUMBER,
    VALUE,
    REGEX,
    END
  }

  boolean is(String operator) {
    return type == Type.OPERATOR && value.equals(operator);
  }
}
