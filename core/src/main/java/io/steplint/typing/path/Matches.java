package io.steplint.typing.path;

import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The matches of an indefinite path: how many there are, what they all are, and each of them where
 * their number is known and small.
 */
final class Matches {

  private final Type all;
  private final long min;
  private final long max;
  private final @Nullable List<Type> each;

  private Matches(Type all, long min, long max, @Nullable List<Type> each) {
    this.all = all;
    this.max = all.isNever() ? 0 : Math.min(max, ArrayShape.UNBOUNDED);
    this.min = Math.min(min, this.max);
    this.each = each;
  }

  static Matches of(Selection selection) {
    Type type = selection.type();
    return selection.missing() == Happens.NO ? exactly(List.of(type)) : some(type, 0, 1);
  }

  static Matches exactly(List<Type> each) {
    Type all = Type.never();
    for (Type type : each) {
      all = all.join(type);
    }
    return new Matches(
        all, each.size(), each.size(), each.size() <= ArrayShape.MAX_PREFIX ? each : null);
  }

  static Matches some(Type all, long min, long max) {
    return new Matches(all, min, max, null);
  }

  /** The matches of both, of which it is not known which there are. */
  private Matches or(Matches other) {
    return some(all.join(other.all), Math.min(min, other.min), Math.max(max, other.max));
  }

  /** The matches of both, one after the other. */
  Matches and(Matches other) {
    if (each != null && other.each != null) {
      List<Type> both = new ArrayList<>(each);
      both.addAll(other.each);
      return exactly(both);
    }
    return some(all.join(other.all), min + other.min, max + other.max);
  }

  Type all() {
    return all;
  }

  /** Replaces each match by the matches of a step from it. */
  Matches then(Function<Type, Matches> step) {
    if (each != null) {
      List<Type> results = new ArrayList<>();
      Matches sum = exactly(List.of());
      boolean exact = true;
      for (Type match : each) {
        Matches next = step.apply(match);
        exact &= next.each != null;
        if (next.each != null) {
          results.addAll(next.each);
        }
        sum = some(sum.all.join(next.all), sum.min + next.min, sum.max + next.max);
      }
      return exact ? exactly(results) : sum;
    }
    Matches next = step.apply(all);
    return some(next.all, times(min, next.min), times(max, next.max));
  }

  private static long times(long count, long each) {
    return count == 0 || each == 0 ? 0 : Math.min(count * each, ArrayShape.UNBOUNDED);
  }

  /** The array of the matches. */
  Type toArray() {
    return each != null
        ? Types.tuple(each)
        : Types.array(all, (int) Math.min(min, ArrayShape.UNBOUNDED), (int) max);
  }

  /** The items of an array and the values of an object; nothing of a scalar. */
  static Matches children(Type type) {
    Matches result = null;
    ArrayShape array = type.array();
    if (array != null) {
      result = items(array, 0, array.max());
    }
    for (ObjectShape shape : type.objects()) {
      Matches values = values(shape);
      result = result == null ? values : result.or(values);
    }
    boolean scalar = !type.without(Kind.ARRAY).without(Kind.OBJECT).isNever();
    Matches none = exactly(List.of());
    return result == null ? none : scalar ? result.or(none) : result;
  }

  private static Matches values(ObjectShape shape) {
    Type all = shape.rest();
    int required = 0;
    int named = 0;
    for (Field field : shape.fields().values()) {
      all = all.join(field.type());
      required += field.isRequired() ? 1 : 0;
      named += field.isAbsent() ? 0 : 1;
    }
    return some(all, required, shape.isClosed() ? named : ArrayShape.UNBOUNDED);
  }

  /** The items from index {@code from} up to, but without, {@code to}. */
  static Matches items(ArrayShape array, int from, int to) {
    int end = Math.min(to, array.max());
    if (from >= end) {
      return exactly(List.of());
    }
    int count = end - from;
    if (array.min() >= end && count <= ArrayShape.MAX_PREFIX) {
      List<Type> each = new ArrayList<>();
      for (int i = from; i < end; i++) {
        each.add(array.at(i));
      }
      return exactly(each);
    }
    Type all = Type.never();
    int known = Math.min(end, array.prefix().size());
    for (int i = from; i < known; i++) {
      all = all.join(array.at(i));
    }
    if (end > known) {
      all = all.join(array.item());
    }
    return some(all, Math.max(0, Math.min(array.min(), end) - from), count);
  }
}
