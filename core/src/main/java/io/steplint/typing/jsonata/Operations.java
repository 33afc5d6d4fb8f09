package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.typing.Happens;

/** Operators in an expression: their operands, and the kinds of operand on which they fail. */
final class Operations {

  private final ExpressionTyping evaluator;

  Operations(ExpressionTyping evaluator) {
    this.evaluator = evaluator;
  }

  Type negation(JsonataExpression.Negation negation, Type context, Bindings scope) {
    Type operand = evaluator.evaluate(negation.operand(), context, scope);
    Type numbers = operand.only(Kind.NUMBER);
    if (numbers.isNever() && !operand.isNever() && !operand.mayBeMissing()) {
      evaluator.fail(negation, Happens.MUST, true, "D1002", "Only a number can be negated");
      return Type.never();
    }
    Type result =
        Operators.arithmetic("-", Type.literal(0), numbers).join(BeyondNumbers.of(operand));
    return operand.mayBeMissing() ? result.orMissing() : result;
  }

  Type binary(JsonataExpression.Binary binary, Type context, Bindings scope) {
    String operator = binary.operator();
    Type left = evaluator.evaluate(binary.left(), context, scope);
    if (operator.equals("and") || operator.equals("or")) {
      // Both sides are always evaluated.
      Type right = evaluator.perhaps(binary.right(), context, scope);
      boolean and = operator.equals("and");
      boolean yes =
          and
              ? Operators.mayBeTrue(left) && Operators.mayBeTrue(right)
              : Operators.mayBeTrue(left) || Operators.mayBeTrue(right);
      boolean no =
          and
              ? Operators.mayBeFalse(left) || Operators.mayBeFalse(right)
              : Operators.mayBeFalse(left) && Operators.mayBeFalse(right);
      return left.isNever() || right.isNever()
          ? Type.bool()
          : yes ? (no ? Type.bool() : Type.literal(true)) : Type.literal(false);
    }
    Type right = evaluator.evaluate(binary.right(), context, scope);
    if (left.isNever() || right.isNever()) {
      return Type.never();
    }
    return switch (operator) {
      case "=" -> Operators.equality(true, left, right);
      case "!=" -> Operators.equality(false, left, right);
      case "in" -> Type.bool();
      case "&" -> Operators.concatenation(left, right);
      case "<", "<=", ">", ">=" -> comparison(binary, left, right);
      default -> arithmetic(binary, left, right);
    };
  }

  private Type arithmetic(JsonataExpression.Binary binary, Type left, Type right) {
    if (isNot(left, Kind.NUMBER)) {
      evaluator.fail(
          binary.left(),
          Happens.MUST,
          true,
          "T2001",
          "The left side of the \"" + binary.operator() + "\" operator must be a number");
      return Type.never();
    }
    if (isNot(right, Kind.NUMBER)) {
      evaluator.fail(
          binary.right(),
          Happens.MUST,
          true,
          "T2002",
          "The right side of the \"" + binary.operator() + "\" operator must be a number");
      return Type.never();
    }
    Type result = Operators.arithmetic(binary.operator(), left, right);
    return left.mayBeMissing() || right.mayBeMissing() ? result.orMissing() : result;
  }

  private static boolean isNot(Type type, Kind kind) {
    return !type.mayBeMissing() && !type.mayBe(kind);
  }

  private Type comparison(JsonataExpression.Binary binary, Type left, Type right) {
    Type result = Operators.order(binary.operator(), left, right);
    if (result.isNever()) {
      evaluator.fail(
          binary,
          Happens.MUST,
          true,
          "T2009",
          "The values on both sides of the \""
              + binary.operator()
              + "\" operator must be numbers or strings, and of the same kind");
    }
    return result;
  }
}
