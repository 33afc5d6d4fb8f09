package io.steplint.asl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a Choice in JSONPath compares. Operators with a path as operand are the same ones. */
public enum ComparisonOperator {
  STRING_EQUALS("StringEquals", Operand.STRING, Relation.EQUALS),
  STRING_LESS_THAN("StringLessThan", Operand.STRING, Relation.LESS_THAN),
  STRING_GREATER_THAN("StringGreaterThan", Operand.STRING, Relation.GREATER_THAN),
  STRING_LESS_THAN_EQUALS("StringLessThanEquals", Operand.STRING, Relation.LESS_THAN_EQUALS),
  STRING_GREATER_THAN_EQUALS(
      "StringGreaterThanEquals", Operand.STRING, Relation.GREATER_THAN_EQUALS),
  STRING_MATCHES("StringMatches", Operand.STRING, Relation.MATCHES),
  NUMERIC_EQUALS("NumericEquals", Operand.NUMBER, Relation.EQUALS),
  NUMERIC_LESS_THAN("NumericLessThan", Operand.NUMBER, Relation.LESS_THAN),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Operand.NUMBER, Relation.GREATER_THAN),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Operand.NUMBER, Relation.LESS_THAN_EQUALS),
  NUMERIC_GREATER_THAN_EQUALS(
      "NumericGreaterThanEquals", Operand.NUMBER, Relation.GREATER_THAN_EQUALS),
  BOOLEAN_EQUALS("BooleanEquals", Operand.BOOLEAN, Relation.EQUALS),
  TIMESTAMP_EQUALS("TimestampEquals", Operand.TIMESTAMP, Relation.EQUALS),
  TIMESTAMP_LESS_THAN("TimestampLessThan", Operand.TIMESTAMP, Relation.LESS_THAN),
  TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Operand.TIMESTAMP, Relation.GREATER_THAN),
  TIMESTAMP_LESS_THAN_EQUALS(
      "TimestampLessThanEquals", Operand.TIMESTAMP, Relation.LESS_THAN_EQUALS),
  TIMESTAMP_GREATER_THAN_EQUALS(
      "TimestampGreaterThanEquals", Operand.TIMESTAMP, Relation.GREATER_THAN_EQUALS),
  IS_NULL("IsNull", Operand.BOOLEAN, Relation.IS),
  IS_PRESENT("IsPresent", Operand.BOOLEAN, Relation.IS),
  IS_NUMERIC("IsNumeric", Operand.BOOLEAN, Relation.IS),
  IS_STRING("IsString", Operand.BOOLEAN, Relation.IS),
  IS_BOOLEAN("IsBoolean", Operand.BOOLEAN, Relation.IS),
  IS_TIMESTAMP("IsTimestamp", Operand.BOOLEAN, Relation.IS);

  /** What the operand has to be. */
  public enum Operand {
    STRING,
    NUMBER,
    BOOLEAN,
    TIMESTAMP
  }

  /** When a comparison holds. */
  public enum Relation {
    EQUALS,
    LESS_THAN,
    GREATER_THAN,
    LESS_THAN_EQUALS,
    GREATER_THAN_EQUALS,
    /** The value matches a pattern in which {@code *} stands for any characters. */
    MATCHES,
    /** The value is of that kind, or is there, if and only if the operand is true. */
    IS
  }

  private static final String PATH = "Path";
  private static final Map<String, ComparisonOperator> BY_KEYWORD = new HashMap<>();

  static {
    for (ComparisonOperator operator : values()) {
      BY_KEYWORD.put(operator.keyword, operator);
    }
  }

  private final String keyword;
  private final Operand operand;
  private final Relation relation;

  ComparisonOperator(String keyword, Operand operand, Relation relation) {
    this.keyword = keyword;
    this.operand = operand;
    this.relation = relation;
  }

  /** The name of the field. */
  public String keyword() {
    return keyword;
  }

  /** The kind of value that it compares with. */
  public Operand operand() {
    return operand;
  }

  public Relation relation() {
    return relation;
  }

  /** Whether there is a form of it whose operand is a path: {@code StringEqualsPath}. */
  public boolean hasPathForm() {
    return relation != Relation.IS && relation != Relation.MATCHES;
  }

  /** The operator in a field of that name, which may be its form with a path; or null. */
  public static @Nullable ComparisonOperator of(String field) {
    ComparisonOperator operator = BY_KEYWORD.get(field);
    if (operator != null || !isPathForm(field)) {
      return operator;
    }
    operator = BY_KEYWORD.get(field.substring(0, field.length() - PATH.length()));
    return operator != null && operator.hasPathForm() ? operator : null;
  }

  /** Whether a field of that name takes a path as its operand. */
  public static boolean isPathForm(String field) {
    return field.endsWith(PATH);
  }
}
