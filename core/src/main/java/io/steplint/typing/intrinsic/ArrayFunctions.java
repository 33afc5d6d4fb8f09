package io.steplint.typing.intrinsic;

import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import io.steplint.typing.path.PathTyping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of the intrinsic functions on arrays. */
final class ArrayFunctions {

  /** ArrayRange refuses to make more items than this. */
  private static final int MAX_RANGE = 1_000;

  private final IntrinsicTyping typing;

  ArrayFunctions(IntrinsicTyping typing) {
    this.typing = typing;
  }

  Type length(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    return array == null ? Type.never() : PathTyping.length(array);
  }

  Type partition(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    Numbers size = positive(call, 1, expect(call, arguments, 1, Kind.NUMBER));
    if (array == null || size == null) {
      return Type.never();
    }
    BigDecimal most = size.max();
    BigDecimal least = size.min();
    long largest = most == null ? ArrayShape.UNBOUNDED : bounded(most);
    long smallest = least == null ? 1 : Math.max(1, bounded(least));
    if (size.single() == null) {
      largest = Math.max(1, largest);
    }
    largest = Math.max(1, Math.min(largest, array.max()));
    Type chunk = Types.array(array.item(), 1, (int) largest);
    if (chunk.isNever()) {
      return Types.tuple();
    }
    long most2 =
        array.max() == ArrayShape.UNBOUNDED
            ? ArrayShape.UNBOUNDED
            : (array.max() + smallest - 1) / smallest;
    return Types.array(chunk, (int) ((array.min() + largest - 1) / largest), (int) most2);
  }

  private static long bounded(BigDecimal number) {
    BigDecimal limit = BigDecimal.valueOf(ArrayShape.UNBOUNDED);
    return number.setScale(0, RoundingMode.HALF_UP).min(limit).max(limit.negate()).longValue();
  }

  /** The numbers that round to one or more; null, and a failure, where there is none. */
  private @Nullable Numbers positive(Intrinsic.Call call, int index, Type type) {
    Numbers numbers = type.numbers();
    if (numbers == null) {
      return null;
    }
    Numbers fitting = numbers.meet(Numbers.atLeast(new BigDecimal("0.5")));
    if (fitting == null) {
      typing.fail(call, index, Happens.MUST, true, "The number must be greater than 0");
    }
    return fitting;
  }

  Type contains(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    if (array == null) {
      return Type.never();
    }
    Type wanted = arguments.get(1);
    boolean possible = !array.item().meet(wanted).isNever();
    if (!possible) {
      return Type.literal(false);
    }
    Object literal = wanted.literalValue();
    for (int i = 0; literal != null && i < Math.min(array.min(), array.prefix().size()); i++) {
      if (array.at(i).equals(wanted)) {
        return Type.literal(true);
      }
    }
    return Type.bool();
  }

  Type range(Intrinsic.Call call, List<Type> arguments) {
    Numbers first = expect(call, arguments, 0, Kind.NUMBER).numbers();
    Numbers last = expect(call, arguments, 1, Kind.NUMBER).numbers();
    Numbers step = expect(call, arguments, 2, Kind.NUMBER).numbers();
    if (first == null || last == null || step == null) {
      return Type.never();
    }
    BigDecimal from = first.single();
    BigDecimal to = last.single();
    BigDecimal by = step.single();
    if (by != null && by.signum() == 0) {
      typing.fail(call, 2, Happens.MUST, true, "The step must not be 0");
      return Type.never();
    }
    if (from == null || to == null || by == null || !whole(from, to, by)) {
      // All that lies between the bounds, not only what the bounds can be.
      Numbers bounds = first.join(last);
      boolean exact = first.isInteger() && last.isInteger() && step.isInteger();
      Type item = exact ? Types.number(bounds.min(), bounds.max(), true) : Type.integer();
      return Types.array(item, 0, MAX_RANGE);
    }
    BigDecimal count =
        to.subtract(from).divideToIntegralValue(by).add(BigDecimal.ONE).max(BigDecimal.ZERO);
    if (to.subtract(from).signum() * by.signum() < 0) {
      count = BigDecimal.ZERO;
    }
    if (count.compareTo(BigDecimal.valueOf(MAX_RANGE)) > 0) {
      typing.fail(call, 1, Happens.MUST, true, "The range has more than " + MAX_RANGE + " items");
      return Type.never();
    }
    List<Type> items = new ArrayList<>();
    for (int i = 0; i < count.intValue(); i++) {
      items.add(Type.literal(from.add(by.multiply(BigDecimal.valueOf(i)))));
    }
    return Types.tuple(items);
  }

  private static boolean whole(BigDecimal... numbers) {
    for (BigDecimal number : numbers) {
      if (!Numbers.isWhole(number)) {
        return false;
      }
    }
    return true;
  }

  Type item(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    Numbers index = expect(call, arguments, 1, Kind.NUMBER).numbers();
    if (array == null || index == null) {
      return Type.never();
    }
    BigDecimal at = index.single();
    if (at == null || !Numbers.isWhole(at)) {
      boolean inside =
          index.isInteger()
              && index.min() != null
              && index.min().signum() >= 0
              && index.max() != null
              && index.max().compareTo(BigDecimal.valueOf(array.min())) < 0;
      if (array.max() == 0) {
        typing.fail(call, 1, Happens.MUST, true, "The array is empty");
      } else if (!inside) {
        typing.fail(call, 1, Happens.MAY, false, "The index may be outside of the array");
      }
      return array.item();
    }
    if (at.signum() < 0 || at.compareTo(BigDecimal.valueOf(array.max())) >= 0) {
      typing.fail(call, 1, Happens.MUST, true, "The index " + at + " is outside of the array");
      return Type.never();
    }
    if (at.compareTo(BigDecimal.valueOf(array.min())) >= 0) {
      typing.fail(
          call,
          1,
          Happens.MAY,
          array.max() < ArrayShape.UNBOUNDED,
          "The index " + at + " may be outside of the array");
    }
    return array.at(at.intValue());
  }

  Type unique(Intrinsic.Call call, List<Type> arguments) {
    ArrayShape array = array(call, arguments);
    return array == null
        ? Type.never()
        : Types.array(array.item(), Math.min(1, array.min()), array.max());
  }

  private Type expect(Intrinsic.Call call, List<Type> arguments, int index, Kind kind) {
    return typing.expect(call, index, arguments.get(index), kind);
  }

  private @Nullable ArrayShape array(Intrinsic.Call call, List<Type> arguments) {
    return expect(call, arguments, 0, Kind.ARRAY).array();
  }
}
