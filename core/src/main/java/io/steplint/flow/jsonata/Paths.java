package io.steplint.flow.jsonata;

import io.steplint.query.jsonata.Expression;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths: steps that map over what came before, predicates, and what becomes of their results. */
final class Paths {

  private final Evaluator evaluator;

  Paths(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Type path(Expression.Path path, Type context, Environment scope) {
    for (Expression.Step step : path.steps()) {
      if (step.focus() != null
          || step.expression().kind() == Expression.Kind.PARENT
          || step.stages().stream().anyMatch(stage -> stage.index() != null)) {
        if (step.expression().kind() == Expression.Kind.PARENT) {
          evaluator.evaluate(step.expression(), context, scope);
        }
        return Evaluator.ANY;
      }
    }
    Expression first = path.steps().get(0).expression();
    // An array at the root is one item, not many.
    if (context.array() == null
        || first.kind() == Expression.Kind.VARIABLE
        || context.equals(evaluator.root())) {
      return from(path, Stream.one(context), context, scope);
    }
    Type result = from(path, Stream.of(context.only(Kind.ARRAY)), context, scope);
    Type others = context.without(Kind.ARRAY);
    return others.isNever() ? result : result.join(from(path, Stream.one(others), others, scope));
  }

  private Type from(Expression.Path path, Stream start, Type context, Environment scope) {
    List<Expression.Step> steps = path.steps();
    Stream items = start;
    boolean undefinedStart = context.mayBeMissing();
    Type lost = Type.never(); // an array constructor at the start keeps its emptiness
    for (int i = 0; i < steps.size(); i++) {
      Expression.Step step = steps.get(i);
      boolean last = i == steps.size() - 1;
      boolean keep = path.keepArray();
      if (step.expression() instanceof Expression.Sort) {
        if (!step.stages().isEmpty()) {
          return Evaluator.ANY;
        }
        if (last) {
          Type sorted = keep ? items.keptArray() : items.value();
          return sorted.join(items.max() == 0 ? Type.never() : items.array());
        }
        continue;
      }
      boolean constructor = step.expression().kind() == Expression.Kind.ARRAY;
      if (i == 0 && constructor && step.stages().isEmpty()) {
        Type value = evaluator.evaluate(step.expression(), items.value(), scope);
        if (last || value.isNever()) {
          return value;
        }
        items = Stream.of(value);
        lost = items.min() == 0 ? Type.tuple() : lost;
        continue;
      }
      Type input = items.item();
      if (i == 0 && undefinedStart) {
        input = input.orMissing();
        items = new Stream(Type.unknown(), Math.max(1, items.min()), Math.max(1, items.max()));
      }
      if (input.isNever()) {
        return lost.orMissing();
      }
      int parents = evaluator.parents();
      Type value =
          items.min() > 0
              ? evaluator.evaluate(step.expression(), input, scope)
              : evaluator.perhaps(step.expression(), input, scope);
      if (evaluator.parents() != parents) {
        return Evaluator.ANY;
      }
      if (value.isNever()) {
        return items.min() > 0 ? value : lost.orMissing();
      }
      boolean nested = constructor && last;
      Stream sequence = null;
      for (Expression.Stage stage : step.stages()) {
        Expression predicate = stage.predicate();
        if (predicate == null) {
          return Evaluator.ANY;
        }
        Type base = sequence == null ? value : sequence.value().join(sequence.array());
        if (predicate instanceof Expression.Number index) {
          value = indexed(base, index.value());
          sequence = null;
        } else {
          sequence = filter(base, predicate, scope);
        }
        nested = false;
      }
      boolean single = items.max() == 1;
      Stream each = sequence != null ? sequence : nested ? Stream.one(value) : Stream.of(value);
      if (last) {
        return last(items, each, sequence != null ? null : value, single, keep).join(lost);
      }
      items = items.times(each);
      if (items.max() == 0) {
        return lost.orMissing();
      }
    }
    return items.value().join(lost);
  }

  /**
   * The result of a path.
   *
   * @param value the result of the last step for one item, where it is no sequence: a plain array
   *     that is the only result stays as it is
   */
  private static Type last(
      Stream items, Stream each, @Nullable Type value, boolean single, boolean keep) {
    if (single && value != null) {
      Type result = value;
      if (keep) {
        Type scalar = value.present().without(Kind.ARRAY);
        result = value.only(Kind.ARRAY).join(scalar.isNever() ? scalar : Type.array(scalar, 1, 1));
        result = value.mayBeMissing() ? result.orMissing() : result;
        result =
            value.mayBe(Kind.ARRAY)
                ? result.join(Type.array(value.only(Kind.ARRAY), 1, 1))
                : result;
      }
      return items.min() == 0 ? result.orMissing() : result;
    }
    Stream all = items.times(each);
    Type result = keep ? all.keptArray() : all.value();
    boolean mayBeOne = items.min() <= 1 || (value != null && value.mayBeMissing());
    return value != null && mayBeOne ? result.join(value.only(Kind.ARRAY)) : result;
  }

  Type filtered(Expression.Filtered filtered, Type context, Environment scope) {
    Type value = evaluator.evaluate(filtered.base(), context, scope);
    for (Expression predicate : filtered.predicates()) {
      if (value.isNever()) {
        return value;
      }
      value =
          predicate instanceof Expression.Number index
              ? indexed(value, index.value())
              : filter(value, predicate, scope).value();
    }
    if (filtered.keepArray() && !value.present().isNever()) {
      Type kept = Type.array(value.present(), 1, 1);
      return value.join(kept);
    }
    return value;
  }

  /** The item at an index, of an array or of the value alone. */
  private static Type indexed(Type value, double index) {
    int at = (int) Math.floor(index);
    Type result = Type.never();
    Type scalar = value.present().without(Kind.ARRAY);
    boolean miss = value.mayBeMissing();
    if (!scalar.isNever()) {
      if (at == 0 || at == -1) {
        result = scalar;
      } else {
        miss = true;
      }
    }
    ArrayShape array = value.array();
    if (array != null) {
      long needed = at >= 0 ? at + 1L : -(long) at;
      if (needed <= array.max()) {
        result =
            result.join(
                at >= 0
                    ? array.at(at)
                    : array.min() == array.max() ? array.at(array.max() + at) : array.item());
      }
      miss |= needed > array.min();
    }
    return miss ? result.orMissing() : result;
  }

  private Stream filter(Type value, Expression predicate, Environment scope) {
    Stream items = Stream.of(value);
    if (items.item().isNever()) {
      return items;
    }
    Type test = evaluator.perhaps(predicate, items.item(), scope);
    if (test.isNever()) {
      return new Stream(Type.never(), 0, 0);
    }
    boolean index = test.mayBe(Kind.NUMBER) || test.mayBe(Kind.ARRAY);
    if (!index && !Operators.mayBeTrue(test)) {
      return new Stream(Type.never(), 0, 0);
    }
    if (test.mayBe(Kind.ARRAY) && value.mayBeMissing()) {
      // An undefined item that a list of indexes selects ends up as null.
      return new Stream(items.item().join(Type.nullValue()), 0, Math.max(1, items.max()));
    }
    return index || Operators.mayBeFalse(test) ? items.atLeast(0) : items;
  }

  /** The value of a field: of an object, or of every object in an array. */
  Type lookup(Type context, String name) {
    if (context.isUnknown()) {
      return Type.unknown().orMissing();
    }
    Type result = Type.never();
    Type others = context.without(Kind.OBJECT).without(Kind.ARRAY);
    if (!others.isNever()) {
      result = Type.missing();
    }
    for (ObjectShape shape : context.objects()) {
      Field field = shape.field(name);
      result = result.join(field.isRequired() ? field.type() : field.type().orMissing());
    }
    ArrayShape array = context.array();
    if (array == null) {
      return result;
    }
    if (array.item().isNever()) {
      return result.orMissing();
    }
    if (array.item().isUnknown()) {
      return Type.unknown().orMissing();
    }
    Type each = lookup(array.item(), name);
    return result.join(
        new Stream(Type.unknown(), array.min(), array.max()).times(Stream.of(each)).value());
  }

  Type wildcard(Type context) {
    Type all = Type.never();
    boolean open = false;
    for (ObjectShape shape : context.objects()) {
      for (Field field : shape.fields().values()) {
        all = all.join(field.type());
      }
      all = all.join(shape.rest());
      open = true;
    }
    ArrayShape array = context.array();
    if (array != null) {
      all = all.join(array.item());
      open = true;
    }
    if (!open || all.isNever()) {
      return Type.missing();
    }
    Stream items = new Stream(Stream.of(all).item(), 0, ArrayShape.UNBOUNDED);
    return items.value().join(items.array());
  }
}
