package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a rule of a Choice holds, in JSONPath. */
public sealed interface Comparison {

  /** The kinds of comparison, to switch over. */
  enum Kind {
    AND,
    OR,
    NOT,
    TEST,
    OPAQUE
  }

  Kind kind();

  ObjectNode node();

  Pointer pointer();

  /** All of these hold; looked at from left to right, up to the first that does not. */
  record And(ObjectNode node, Pointer pointer, List<Comparison> operands) implements Comparison {
    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public Kind kind() {
      return Kind.AND;
    }
  }

  /** One of these holds; looked at from left to right, up to the first that does. */
  record Or(ObjectNode node, Pointer pointer, List<Comparison> operands) implements Comparison {
    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public Kind kind() {
      return Kind.OR;
    }
  }

  /** This does not hold. */
  record Not(ObjectNode node, Pointer pointer, Comparison operand) implements Comparison {
    @Override
    public Kind kind() {
      return Kind.NOT;
    }
  }

  /**
   * A value is compared.
   *
   * @param variable the path of the value
   * @param operator how it is compared
   * @param operand what it is compared with, as it is written; a path if {@code operandPath} is set
   * @param operandPath the path of what it is compared with, or null for a constant
   */
  record Test(
      ObjectNode node,
      Pointer pointer,
      Expression variable,
      ComparisonOperator operator,
      ScalarNode operand,
      @Nullable Expression operandPath)
      implements Comparison {
    @Override
    public Kind kind() {
      return Kind.TEST;
    }
  }

  /** A comparison of which nothing can be said. */
  record Opaque(ObjectNode node, Pointer pointer) implements Comparison {
    @Override
    public Kind kind() {
      return Kind.OPAQUE;
    }
  }
}
