package io.steplint.typing.jsonata;

import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code $range} and {@code [from..to]}. How many numbers the memory of an evaluation holds was
 * measured on AWS: the greatest that is taken, and one more that is not.
 */
final class Ranges {

  /** So many numbers {@code $range} can return. */
  private static final int MAX_RANGE = 360_145;

  /** So many numbers an array constructor can hold. */
  static final int MAX_CONSTRUCTED = 873_782;

  private static final int MAX_LISTED = 32;

  private static final String QUERY_ERROR = "States.QueryEvaluationError";

  private Ranges() {}

  /** The numbers, or why there are none. */
  record Result(Stream items, ArgumentTyping.@Nullable Refused refused) {

    static Result of(Stream items) {
      return new Result(items, null);
    }
  }

  static ArgumentTyping.Refused tooMany(long count) {
    return new ArgumentTyping.Refused(
        QUERY_ERROR,
        "A range of " + count + " numbers needs more memory than an evaluation is given");
  }

  /** The result of {@code $range}: nothing where an argument lacks or no number is in the range. */
  static Result of(Type first, Type last, Type step) {
    if (first.mustBeMissing() || last.mustBeMissing() || step.mustBeMissing()) {
      return Result.of(Stream.none());
    }
    BigDecimal from = literal(first);
    BigDecimal to = literal(last);
    BigDecimal by = literal(step);
    if (by != null && by.signum() == 0) {
      return new Result(
          Stream.none(),
          new ArgumentTyping.Refused(QUERY_ERROR, "The step of $range must not be 0"));
    }
    if (from == null || to == null || by == null) {
      return Result.of(Stream.between(Type.integer(), 0, ArrayShape.UNBOUNDED));
    }
    BigDecimal span = to.subtract(from);
    if (span.signum() != 0 && span.signum() != by.signum()) {
      return Result.of(Stream.none());
    }
    long count = span.divide(by, 0, RoundingMode.DOWN).longValue() + 1;
    if (count > MAX_RANGE) {
      return new Result(Stream.none(), tooMany(count));
    }
    if (count > MAX_LISTED) {
      return Result.of(Stream.between(Type.integer(), count, count));
    }
    List<Type> items = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      items.add(Type.literal(from.add(by.multiply(BigDecimal.valueOf(i)))));
    }
    return Result.of(Stream.exactly(items));
  }

  /** The numbers of {@code from..to}. */
  static Stream of(Type from, Type to) {
    boolean noNumbers =
        from.present().without(Kind.NUMBER).isNever()
            && to.present().without(Kind.NUMBER).isNever();
    if ((from.numbers() == null || to.numbers() == null) && noNumbers) {
      return Stream.none();
    }
    BigDecimal least = from.numbers() == null ? null : from.numbers().min();
    BigDecimal most = to.numbers() == null ? null : to.numbers().max();
    if (from.literalValue() instanceof BigDecimal first
        && to.literalValue() instanceof BigDecimal last
        && Operators.small(first)
        && Operators.small(last)) {
      long count = Math.max(0, last.longValue() - first.longValue() + 1);
      if (count <= MAX_LISTED) {
        List<Type> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          items.add(Type.literal(first.longValue() + i));
        }
        return Stream.exactly(items);
      }
      return Stream.between(Types.number(least, most, true), count, count);
    }
    return Stream.between(Types.number(least, most, true), 0, ArrayShape.UNBOUNDED);
  }

  /** A whole number, however it is written; a fraction is cut off. */
  private static @Nullable BigDecimal literal(Type type) {
    if (!(type.literalValue() instanceof BigDecimal number) || number.abs().scale() > 300) {
      return null;
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    return whole.precision() > 15 ? null : whole;
  }
}
