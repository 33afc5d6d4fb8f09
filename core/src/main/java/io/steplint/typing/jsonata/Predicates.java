package io.steplint.typing.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicates: which items of a stream they let through, and how often. */
final class Predicates {

  private final ExpressionTyping evaluator;

  Predicates(ExpressionTyping evaluator) {
    this.evaluator = evaluator;
  }

  /** The index that a number stands for; one out of any array's range where it is too large. */
  static int index(JsonataExpression.Number number) {
    double floor = Math.floor(number.value());
    return Math.abs(floor) < Integer.MAX_VALUE ? (int) floor : Integer.MAX_VALUE - 1;
  }

  Type filtered(JsonataExpression.Filtered filtered, Type context, Bindings scope) {
    return filtered(filtered.base(), filtered.predicates(), filtered.keepArray(), context, scope);
  }

  /** The value of an expression that has predicates, and perhaps {@code []}, of its own. */
  Type filtered(
      JsonataExpression expression,
      List<JsonataExpression> predicates,
      boolean keepArray,
      Type context,
      Bindings scope) {
    Returned base =
        expression instanceof JsonataExpression.Call call && !call.partial()
            ? evaluator.calls().call(call, context, scope)
            : Returned.of(evaluator.evaluate(expression, context, scope));
    if (base.isNever()) {
      return Type.never();
    }
    Returned at = base;
    int losses = evaluator.losses();
    for (JsonataExpression predicate : predicates) {
      Stream items = at.items();
      if (predicate instanceof JsonataExpression.Number index) {
        Type item = items.at(index(index));
        at = new Returned(item.only(Kind.ARRAY), Stream.one(item.without(Kind.ARRAY)));
        if (item.mustBe(Kind.ARRAY)) {
          at = Returned.of(item);
        }
      } else {
        Stream kept = filter(items, at.value().mayBeMissing(), predicate, scope);
        if (kept == null) {
          return Type.never();
        }
        at = Returned.of(kept);
      }
    }
    return evaluator.losses() != losses
        ? ExpressionTyping.ANY
        : keepArray ? kept(at) : at.settled();
  }

  /** A sequence, which a variable may hold, is kept as well. */
  private static Type kept(Returned result) {
    ArrayShape array = result.value().array();
    boolean sequence = array != null && (array.marks() & ArrayShape.LEAKED) != 0;
    return sequence ? result.kept().join(result.value()) : result.kept();
  }

  /**
   * The items for which a predicate is true, or which it has among its indexes; null where it
   * certainly fails.
   *
   * @param hole whether there may be no value at all: an undefined item is then tested like any
   *     other, and no type tells of it where it passes
   */
  @Nullable Stream filter(Stream items, boolean hole, JsonataExpression predicate, Bindings scope) {
    Stream kept = filter(items, predicate, scope);
    if (!hole) {
      return kept;
    }
    Type test = evaluator.perhaps(predicate, Type.missing(), scope);
    if (Choice.of(test, 0, 1).most > 0) {
      evaluator.lose();
    }
    return kept == null ? Stream.none() : kept.atLeast(0);
  }

  private @Nullable Stream filter(Stream items, JsonataExpression predicate, Bindings scope) {
    List<Type> known = items.known();
    if (known == null || !evaluator.mayExpand()) {
      return items.isEmpty() ? items : some(items, predicate, scope);
    }
    Stream all = Stream.none();
    for (int i = 0; i < known.size(); i++) {
      Type test = evaluator.evaluate(predicate, known.get(i), scope);
      if (test.isNever()) {
        return null;
      }
      Choice choice = Choice.of(test, i, known.size());
      all = all.then(Stream.one(known.get(i)).repeated(choice.least, choice.most));
    }
    return all;
  }

  private @Nullable Stream some(Stream items, JsonataExpression predicate, Bindings scope) {
    Type test =
        items.min() > 0
            ? evaluator.evaluate(predicate, items.item(), scope)
            : evaluator.perhaps(predicate, items.item(), scope);
    if (test.isNever()) {
      return items.min() > 0 ? null : Stream.none();
    }
    if (test.mayBe(Kind.NUMBER) || test.mayBe(Kind.ARRAY)) {
      ArrayShape indexes = test.array();
      long times = indexes == null ? 1 : Math.max(1, indexes.max());
      return items.repeated(0, times);
    }
    if (!Operators.mayBeTrue(test)) {
      return Stream.none();
    }
    return Operators.mayBeFalse(test) ? items.atLeast(0) : items;
  }

  /** How often an item is let through. */
  private record Choice(long least, long most) {

    private static final Choice MAYBE = new Choice(0, 1);

    static Choice of(Type test, int place, int length) {
      ArrayShape array = test.array();
      boolean mayBeIndex = test.mayBe(Kind.NUMBER);
      if (array == null && !mayBeIndex) {
        boolean yes = Operators.mayBeTrue(test);
        return new Choice(Operators.mayBeFalse(test) ? 0 : yes ? 1 : 0, yes ? 1 : 0);
      }
      if (test.mustBe(Kind.NUMBER)) {
        return index(test, place, length);
      }
      if (!test.mustBe(Kind.ARRAY) || array == null) {
        return array == null ? MAYBE : new Choice(0, Math.max(1, array.max()));
      }
      return indexes(Stream.of(test), place, length);
    }

    private static Choice indexes(Stream indexes, int place, int length) {
      List<Type> known = indexes.known();
      if (known == null) {
        return new Choice(0, Math.max(1, indexes.max()));
      }
      long least = 0;
      long most = 0;
      boolean onlyNumbers = true;
      boolean someNumbers = known.isEmpty();
      for (Type each : known) {
        onlyNumbers &= each.mustBe(Kind.NUMBER);
        someNumbers |= each.mayBe(Kind.NUMBER);
        Choice choice = index(each, place, length);
        least += choice.least;
        most += choice.most;
      }
      if (onlyNumbers) {
        return new Choice(least, most);
      }
      if (someNumbers) {
        return new Choice(0, Math.max(1, known.size()));
      }
      Type array = Types.tuple(known);
      return new Choice(Operators.mayBeFalse(array) ? 0 : 1, Operators.mayBeTrue(array) ? 1 : 0);
    }

    private static Choice index(Type test, int place, int length) {
      Numbers numbers = test.numbers();
      BigDecimal number = numbers == null ? null : numbers.single();
      if (number == null) {
        return MAYBE;
      }
      BigDecimal floor = number.setScale(0, RoundingMode.FLOOR);
      BigDecimal at = floor.signum() < 0 ? floor.add(BigDecimal.valueOf(length)) : floor;
      long times = at.compareTo(BigDecimal.valueOf(place)) == 0 ? 1 : 0;
      return new Choice(times, times);
    }
  }
}
