package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import org.jspecify.annotations.Nullable;

/** The operators of Terraform that decide what there is: conditions and comparisons. */
final class TerraformOperations {

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
  private static @Nullable Boolean truth(ScalarNode value) {
    String text = value.isString() ? value.literal() : null;
    return "true".equals(text)
        ? Boolean.TRUE
        : "false".equals(text) ? Boolean.FALSE : value.booleanValue();
  }

  /** The value of an operation, as far as its operands decide it. */
  Node operation(HclExpression.Operation operation, HclFile file, TerraformScope scope) {
    if (operation.operators().size() == 1) {
      String operator = operation.operators().get(0);
      if (operation.operands().size() == 1 && operator.equals("!")) {
        ScalarNode operand =
            evaluator.evaluate(operation.operands().get(0), file, scope).asScalar();
        Boolean value = operand == null ? null : truth(operand);
        if (value != null) {
          return TerraformEvaluator.scalar(
              operation, file, ScalarNode.Kind.BOOLEAN, String.valueOf(!value));
        }
      }
      if (operation.operands().size() == 2 && (operator.equals("==") || operator.equals("!="))) {
        Boolean same =
            same(
                evaluator.evaluate(operation.operands().get(0), file, scope),
                evaluator.evaluate(operation.operands().get(1), file, scope));
        if (same != null) {
          boolean holds = same == operator.equals("==");
          return TerraformEvaluator.scalar(
              operation, file, ScalarNode.Kind.BOOLEAN, String.valueOf(holds));
        }
      }
    }
    return evaluator.unknown(operation, file, scope);
  }

  private static @Nullable Boolean same(Node left, Node right) {
    ScalarNode a = left.asScalar();
    ScalarNode b = right.asScalar();
    if (a == null || b == null || a.isUnknown() || b.isUnknown()) {
      return null;
    }
    if (a.kind() != b.kind()) {
      return false;
    }
    return a.text().isLiteral() && b.text().isLiteral() ? a.string().equals(b.string()) : null;
  }
}
