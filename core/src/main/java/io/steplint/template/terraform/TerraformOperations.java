package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators of Terraform: conditions, comparisons, logic and arithmetic. */
final class TerraformOperations {

  /** The operators, those that bind tightest first. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("*", "/", "%"),
          Set.of("+", "-"),
          Set.of("<", "<=", ">", ">="),
          Set.of("==", "!="),
          Set.of("&&"),
          Set.of("||"));

  private final TerraformEvaluator evaluator;

  TerraformOperations(TerraformEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** One of two values, by a condition. */
  Node conditional(HclExpression.Conditional conditional, HclFile file, TerraformScope scope) {
    ScalarNode condition = evaluator.evaluate(conditional.condition(), file, scope).asScalar();
    Boolean decided = condition == null ? null : truth(condition);
    return decided == null
        ? evaluator.unknown(conditional, file, scope)
        : evaluator.evaluate(decided ? conditional.then() : conditional.otherwise(), file, scope);
  }

  /** A boolean, or a string that Terraform converts to one; null where neither is known. */
  static @Nullable Boolean truth(ScalarNode value) {
    String text = value.isString() ? value.literal() : null;
    return "true".equals(text)
        ? Boolean.TRUE
        : "false".equals(text) ? Boolean.FALSE : value.booleanValue();
  }

  /** The value of an operation, as far as its operands decide it. */
  Node operation(HclExpression.Operation operation, HclFile file, TerraformScope scope) {
    ScalarNode place = TerraformEvaluator.place(operation, file);
    List<@Nullable Node> operands = new ArrayList<>();
    for (HclExpression operand : operation.operands()) {
      operands.add(evaluator.evaluate(operand, file, scope));
    }
    Node result =
        operands.size() == 1
            ? signed(operation.operators(), operands.get(0), place)
            : reduced(new ArrayList<>(operation.operators()), operands, place);
    return result != null ? result : evaluator.unknown(operation, file, scope);
  }

  /** A value with signs before it; those next to it first. */
  private static @Nullable Node signed(List<String> signs, @Nullable Node value, Node place) {
    Node at = value;
    for (int i = signs.size() - 1; i >= 0 && at != null; i--) {
      ScalarNode scalar = at.asScalar();
      Boolean truth = scalar == null ? null : truth(scalar);
      BigDecimal number = scalar == null ? null : scalar.number();
      at =
          signs.get(i).equals("!")
              ? truth == null ? null : of(!truth, place)
              : number == null ? null : of(number.negate(), place);
    }
    return at;
  }

  private static @Nullable Node reduced(
      List<String> operators, List<@Nullable Node> operands, Node place) {
    for (Set<String> level : LEVELS) {
      int i = 0;
      while (i < operators.size()) {
        if (level.contains(operators.get(i))) {
          Node right = operands.remove(i + 1);
          operands.set(i, result(operators.remove(i), operands.get(i), right, place));
        } else {
          i++;
        }
      }
    }
    return operands.get(0);
  }

  private static @Nullable Node result(
      String operator, @Nullable Node left, @Nullable Node right, Node place) {
    return switch (operator) {
      case "&&" -> logic(left, right, false, place);
      case "||" -> logic(left, right, true, place);
      case "==", "!=" -> {
        Boolean same = left == null || right == null ? null : same(left, right);
        yield same == null ? null : of(same == operator.equals("=="), place);
      }
      default -> {
        BigDecimal a = number(left);
        BigDecimal b = number(right);
        yield a == null || b == null ? null : arithmetic(operator, a, b, place);
      }
    };
  }

  /** And, or: one side alone may decide. */
  private static @Nullable Node logic(
      @Nullable Node left, @Nullable Node right, boolean decisive, Node place) {
    Boolean a = left == null || left.asScalar() == null ? null : truth(left.asScalar());
    Boolean b = right == null || right.asScalar() == null ? null : truth(right.asScalar());
    if ((a != null && a == decisive) || (b != null && b == decisive)) {
      return of(decisive, place);
    }
    return a == null || b == null ? null : of(!decisive, place);
  }

  private static @Nullable BigDecimal number(@Nullable Node value) {
    ScalarNode scalar = value == null ? null : value.asScalar();
    return scalar == null ? null : scalar.number();
  }

  private static @Nullable Node arithmetic(
      String operator, BigDecimal a, BigDecimal b, Node place) {
    return switch (operator) {
      case "<" -> of(a.compareTo(b) < 0, place);
      case "<=" -> of(a.compareTo(b) <= 0, place);
      case ">" -> of(a.compareTo(b) > 0, place);
      case ">=" -> of(a.compareTo(b) >= 0, place);
      case "+" -> of(a.add(b), place);
      case "-" -> of(a.subtract(b), place);
      case "*" -> of(a.multiply(b, MathContext.DECIMAL64), place);
      case "/" -> b.signum() == 0 ? null : of(a.divide(b, MathContext.DECIMAL64), place);
      case "%" -> b.signum() == 0 ? null : of(a.remainder(b, MathContext.DECIMAL64), place);
      default -> null;
    };
  }

  static ScalarNode of(boolean value, Node place) {
    return new ScalarNode(
        place.source(),
        place.start(),
        place.end(),
        null,
        ScalarNode.Kind.BOOLEAN,
        String.valueOf(value));
  }

  static ScalarNode of(BigDecimal value, Node place) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return new ScalarNode(
        place.source(),
        place.start(),
        place.end(),
        null,
        ScalarNode.Kind.NUMBER,
        plain.toPlainString());
  }

  private static @Nullable Boolean same(Node left, Node right) {
    ScalarNode a = left.asScalar();
    ScalarNode b = right.asScalar();
    if (a == null || b == null) {
      ScalarNode scalar = a == null ? b : a;
      // A list or map is never null, nor a scalar that is known.
      return scalar == null || scalar.isUnknown() ? null : Boolean.FALSE;
    }
    if (a.isUnknown() || b.isUnknown()) {
      return null;
    }
    if (a.kind() != b.kind()) {
      return false;
    }
    return a.text().isLiteral() && b.text().isLiteral() ? a.string().equals(b.string()) : null;
  }
}
