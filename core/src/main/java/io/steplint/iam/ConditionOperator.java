package io.steplint.iam;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition operator with its quantifier and suffix.
 *
 * @param quantifier how many values of a multivalued key have to fit
 * @param test how two values are compared
 * @param negated whether the comparison has to fail
 * @param ifExists whether a request without the key passes
 */
record ConditionOperator(Quantifier quantifier, Test test, boolean negated, boolean ifExists) {

  enum Quantifier {
    NONE,
    ALL,
    ANY
  }

  /** How a value of the request is compared with one of the policy. */
  enum Test {
    STRING_EQUALS,
    STRING_EQUALS_IGNORE_CASE,
    STRING_LIKE,
    ARN_LIKE,
    NUMERIC_EQUALS,
    NUMERIC_LESS,
    NUMERIC_LESS_EQUALS,
    NUMERIC_GREATER,
    NUMERIC_GREATER_EQUALS,
    DATE_EQUALS,
    DATE_LESS,
    DATE_LESS_EQUALS,
    DATE_GREATER,
    DATE_GREATER_EQUALS,
    BOOL,
    BINARY,
    IP,
    NULL
  }

  /** The operator of that name in any case, or null if there is none. */
  static @Nullable ConditionOperator of(String name) {
    String rest = name.toLowerCase(Locale.ROOT);
    Quantifier quantifier = Quantifier.NONE;
    if (rest.startsWith("forallvalues:")) {
      quantifier = Quantifier.ALL;
      rest = rest.substring("forallvalues:".length());
    } else if (rest.startsWith("foranyvalue:")) {
      quantifier = Quantifier.ANY;
      rest = rest.substring("foranyvalue:".length());
    }
    boolean ifExists = rest.endsWith("ifexists");
    if (ifExists) {
      rest = rest.substring(0, rest.length() - "ifexists".length());
    }
    boolean negated = rest.contains("not");
    Test test = test(rest.replace("not", ""));
    return test == null ? null : new ConditionOperator(quantifier, test, negated, ifExists);
  }

  private static @Nullable Test test(String positive) {
    return switch (positive) {
      case "stringequals" -> Test.STRING_EQUALS;
      case "stringequalsignorecase" -> Test.STRING_EQUALS_IGNORE_CASE;
      case "stringlike" -> Test.STRING_LIKE;
      case "arnequals", "arnlike" -> Test.ARN_LIKE;
      case "numericequals" -> Test.NUMERIC_EQUALS;
      case "numericlessthan" -> Test.NUMERIC_LESS;
      case "numericlessthanequals" -> Test.NUMERIC_LESS_EQUALS;
      case "numericgreaterthan" -> Test.NUMERIC_GREATER;
      case "numericgreaterthanequals" -> Test.NUMERIC_GREATER_EQUALS;
      case "dateequals" -> Test.DATE_EQUALS;
      case "datelessthan" -> Test.DATE_LESS;
      case "datelessthanequals" -> Test.DATE_LESS_EQUALS;
      case "dategreaterthan" -> Test.DATE_GREATER;
      case "dategreaterthanequals" -> Test.DATE_GREATER_EQUALS;
      case "bool" -> Test.BOOL;
      case "binaryequals" -> Test.BINARY;
      case "ipaddress" -> Test.IP;
      case "null" -> Test.NULL;
      default -> null;
    };
  }
}
