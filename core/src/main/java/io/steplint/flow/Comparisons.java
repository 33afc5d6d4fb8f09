package io.steplint.flow;

import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.ComparisonOperator.Operand;
import io.steplint.asl.ComparisonOperator.Relation;
import io.steplint.type.Kind;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which values pass a comparison of a Choice, and which do not. A value of another kind than the
 * comparison takes never passes; that is no error.
 */
public final class Comparisons {

  private Comparisons() {}

  /** The kind of value that a comparison can hold for; null where any kind will do. */
  static @Nullable Kind kind(ComparisonOperator operator) {
    if (operator.relation() == Relation.IS) {
      return null;
    }
    return switch (operator.operand()) {
      case STRING, TIMESTAMP -> Kind.STRING;
      case NUMBER -> Kind.NUMBER;
      case BOOLEAN -> Kind.BOOLEAN;
    };
  }

  /** The values of {@code value} that can pass, compared with one of {@code operand}. */
  public static Type passing(Type value, ComparisonOperator operator, Type operand) {
    return operator.relation() == Relation.IS
        ? kindTest(value, operator, operand)
        : compared(value, operator, operand, true);
  }

  /** The values of {@code value} that can fail to pass. */
  static Type failing(Type value, ComparisonOperator operator, Type operand) {
    return operator.relation() == Relation.IS
        ? kindTest(value, operator, negated(operand))
        : compared(value, operator, operand, false);
  }

  private static Type negated(Type flag) {
    Type result = Type.never();
    if (flag.mayBeTrue()) {
      result = result.join(Type.literal(false));
    }
    return flag.mayBeFalse() ? result.join(Type.literal(true)) : result;
  }

  private static Type kindTest(Type value, ComparisonOperator operator, Type wanted) {
    Type result = Type.never();
    if (wanted.mayBeTrue()) {
      result = result.join(is(value, operator));
    }
    return wanted.mayBeFalse() ? result.join(isNot(value, operator)) : result;
  }

  private static Type is(Type value, ComparisonOperator operator) {
    return switch (operator) {
      case IS_NULL -> value.only(Kind.NULL);
      case IS_STRING -> value.only(Kind.STRING);
      case IS_NUMERIC -> value.only(Kind.NUMBER);
      case IS_BOOLEAN -> value.only(Kind.BOOLEAN);
      case IS_TIMESTAMP -> value.meet(Types.timestamp());
      default -> value;
    };
  }

  private static Type isNot(Type value, ComparisonOperator operator) {
    return switch (operator) {
      case IS_NULL -> value.without(Kind.NULL);
      case IS_STRING -> value.without(Kind.STRING);
      case IS_NUMERIC -> value.without(Kind.NUMBER);
      case IS_BOOLEAN -> value.without(Kind.BOOLEAN);
      default -> value;
    };
  }

  private static Type compared(
      Type value, ComparisonOperator operator, Type operand, boolean passes) {
    Type others = value;
    Type concerned = Type.never();
    Kind kind = kind(operator);
    if (kind != null) {
      others = value.without(kind);
      concerned = value.only(kind);
    }
    if (concerned.isNever()) {
      return passes ? Type.never() : value;
    }
    Object literal = operand.literalValue();
    Type left =
        switch (operator.operand()) {
          case STRING -> strings(concerned, operator.relation(), literal, passes);
          case TIMESTAMP -> concerned;
          case NUMBER ->
              literal instanceof BigDecimal number
                  ? numbers(concerned, operator.relation(), number, passes)
                  : concerned;
          case BOOLEAN ->
              literal instanceof Boolean flag
                  ? passes ? concerned.meet(Type.literal(flag)) : concerned.withoutLiteral(flag)
                  : concerned;
        };
    if (passes && literal == null && operator.relation() == Relation.EQUALS) {
      left = left.meet(operand.only(kind == null ? Kind.STRING : kind));
    }
    return passes ? left : others.join(left);
  }

  private static Type strings(
      Type value, Relation relation, @Nullable Object operand, boolean passes) {
    if (!(operand instanceof String text)) {
      return value;
    }
    if (relation == Relation.EQUALS) {
      return passes ? value.meet(Type.literal(text)) : value.withoutLiteral(text);
    }
    return filtered(value, candidate -> holds(candidate, relation, text) == passes);
  }

  private static boolean holds(String candidate, Relation relation, String operand) {
    int order = candidate.compareTo(operand);
    return switch (relation) {
      case EQUALS -> order == 0;
      case LESS_THAN -> order < 0;
      case GREATER_THAN -> order > 0;
      case LESS_THAN_EQUALS -> order <= 0;
      case GREATER_THAN_EQUALS -> order >= 0;
      case MATCHES -> matches(candidate, operand);
      case IS -> true;
    };
  }

  private static Type filtered(Type value, Predicate<String> keep) {
    Strings strings = value.strings();
    if (strings == null || strings.literals().isEmpty()) {
      return value;
    }
    Type kept = Type.never();
    for (String literal : strings.literals()) {
      if (keep.test(literal)) {
        kept = kept.join(Type.literal(literal));
      }
    }
    return kept;
  }

  /** {@code *} stands for any characters, {@code \*} for a star, {@code \\} for a backslash. */
  static boolean matches(String text, String pattern) {
    int t = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      boolean escaped = p + 1 < pattern.length() && pattern.charAt(p) == '\\';
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length()
          && text.charAt(t) == (escaped ? pattern.charAt(p + 1) : pattern.charAt(p))) {
        t++;
        p += escaped ? 2 : 1;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static Type numbers(Type value, Relation relation, BigDecimal bound, boolean passes) {
    Relation effective = passes ? relation : complement(relation);
    if (effective == null) {
      return value.withoutLiteral(bound);
    }
    return switch (effective) {
      case EQUALS -> value.meet(Type.literal(bound));
      case LESS_THAN -> value.meet(Types.number(null, bound, false)).withoutLiteral(bound);
      case GREATER_THAN -> value.meet(Types.number(bound, null, false)).withoutLiteral(bound);
      case LESS_THAN_EQUALS -> value.meet(Types.number(null, bound, false));
      case GREATER_THAN_EQUALS -> value.meet(Types.number(bound, null, false));
      default -> value;
    };
  }

  /** The relation that holds where one does not; null for "differs". */
  private static @Nullable Relation complement(Relation relation) {
    return switch (relation) {
      case LESS_THAN -> Relation.GREATER_THAN_EQUALS;
      case GREATER_THAN -> Relation.LESS_THAN_EQUALS;
      case LESS_THAN_EQUALS -> Relation.GREATER_THAN;
      case GREATER_THAN_EQUALS -> Relation.LESS_THAN;
      default -> null;
    };
  }

  /** Whether {@code operand} can be what the operator compares with. */
  static boolean takes(Operand wanted, Type operand) {
    return switch (wanted) {
      case STRING, TIMESTAMP -> operand.mayBe(Kind.STRING);
      case NUMBER -> operand.mayBe(Kind.NUMBER);
      case BOOLEAN -> operand.mayBe(Kind.BOOLEAN);
    };
  }
}
