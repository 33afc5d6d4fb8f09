package io.steplint.typing.path;

import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a path has matched: how many matches there are, what they all are, each of them where their
 * number is known and small; and whether the read fails on the way.
 */
final class Matches {

  private static final Matches NONE =
      new Matches(Type.never(), 0, 0, List.of(), Happens.NO, Happens.NO, false, 0);

  private final Type all;
  private final long min;
  private final long max;
  private final @Nullable List<Type> each;
  private final Happens fails;
  private final Happens refuses;
  private final boolean concrete;
  private final int step;

  private Matches(
      Type all,
      long min,
      long max,
      @Nullable List<Type> each,
      Happens fails,
      Happens refuses,
      boolean concrete,
      int step) {
    this.all = all;
    this.max = all.isNever() ? 0 : Math.min(max, ArrayShape.UNBOUNDED);
    this.min = Math.min(min, this.max);
    this.each = each;
    this.fails = fails;
    this.refuses = refuses;
    this.concrete = concrete;
    this.step = step;
  }

  static Matches none() {
    return NONE;
  }

  static Matches exactly(List<Type> each) {
    Type all = Type.never();
    for (Type type : each) {
      all = all.join(type);
    }
    return new Matches(
        all,
        each.size(),
        each.size(),
        each.size() <= ArrayShape.MAX_PREFIX ? each : null,
        Happens.NO,
        Happens.NO,
        false,
        0);
  }

  static Matches some(Type all, long min, long max) {
    return new Matches(all, min, max, null, Happens.NO, Happens.NO, false, 0);
  }

  /** Anything or nothing, and it is not even known whether the read fails. */
  static Matches unknown(long max, int step) {
    return new Matches(Type.unknown(), 0, max, null, Happens.MAY, Happens.MAY, false, step);
  }

  /** What the path asks for is not there. */
  static Matches missing(int step, boolean concrete) {
    return new Matches(Type.never(), 0, 0, List.of(), Happens.MUST, Happens.NO, concrete, step);
  }

  /** The path cannot be asked of such a value: not even a wildcard leaves that out. */
  static Matches refused(int step, boolean concrete) {
    return new Matches(Type.never(), 0, 0, List.of(), Happens.MUST, Happens.MUST, concrete, step);
  }

  /** These matches, if a test on the way does not fail. */
  Matches failing(Happens also, boolean certainCause, int at) {
    if (also == Happens.NO) {
      return this;
    }
    return new Matches(
        all,
        min,
        max,
        each,
        fails.either(also),
        refuses.either(also),
        concrete || certainCause,
        fails == Happens.NO ? at : step);
  }

  /** The matches of either, of which it is not known which there are. */
  Matches or(Matches other) {
    return new Matches(
        all.join(other.all),
        leastOf(this, other),
        Math.max(max, other.max),
        null,
        fails.or(other.fails),
        refuses.or(other.refuses),
        concrete || other.concrete,
        failing(this, other).step);
  }

  /** Of two, the one that fails, for a definite cause, and first on the path. */
  private static Matches failing(Matches one, Matches other) {
    if (one.fails == Happens.NO || other.fails == Happens.NO) {
      return one.fails == Happens.NO ? other : one;
    }
    if (one.concrete != other.concrete) {
      return one.concrete ? one : other;
    }
    return one.step <= other.step ? one : other;
  }

  /** The least number where the read does not fail. */
  private static long leastOf(Matches one, Matches other) {
    if (one.fails == Happens.MUST) {
      return other.min;
    }
    return other.fails == Happens.MUST ? one.min : Math.min(one.min, other.min);
  }

  /** The matches of both, one after the other. */
  Matches and(Matches other) {
    List<Type> both = null;
    List<Type> first = each;
    List<Type> second = other.each;
    if (first != null && second != null && first.size() + second.size() <= ArrayShape.MAX_PREFIX) {
      both = new ArrayList<>(first);
      both.addAll(second);
    }
    return new Matches(
        all.join(other.all),
        min + other.min,
        max + other.max,
        both,
        fails.either(other.fails),
        refuses.either(other.refuses),
        concrete || other.concrete,
        fails == Happens.NO ? other.step : step);
  }

  Type all() {
    return all;
  }

  Happens fails() {
    return fails;
  }

  /** Replaces each match by the matches of what follows. */
  Matches then(Function<Type, Matches> step) {
    if (all.isNever()) {
      return this;
    }
    if (each != null) {
      Matches sum = new Matches(Type.never(), 0, 0, List.of(), fails, refuses, concrete, this.step);
      for (Type match : each) {
        sum = sum.and(step.apply(match));
      }
      return sum;
    }
    Matches next = step.apply(all);
    boolean always = min > 0;
    Happens certain = always ? next.fails : perhaps(next.fails);
    return new Matches(
        next.all,
        next.all.isNever() ? 0 : times(min, next.min),
        times(max, next.max),
        null,
        fails.either(certain),
        refuses.either(always ? next.refuses : perhaps(next.refuses)),
        concrete || next.concrete,
        fails == Happens.NO ? next.step : this.step);
  }

  private static Happens perhaps(Happens happens) {
    return happens == Happens.NO ? Happens.NO : Happens.MAY;
  }

  private static long times(long count, long each) {
    return count == 0 || each == 0 ? 0 : Math.min(count * each, ArrayShape.UNBOUNDED);
  }

  /** The matches below an item of which a wildcard leaves out what is not there. */
  Matches leftOut() {
    if (fails == Happens.NO) {
      return this;
    }
    // What was matched before the miss stays.
    return new Matches(all, 0, max, null, refuses, refuses, concrete, step);
  }

  /** The array of the matches. */
  Type toArray() {
    return each != null
        ? Types.tuple(each)
        : Types.array(all, (int) Math.min(min, ArrayShape.UNBOUNDED), (int) max);
  }

  Selection toSelection(boolean single) {
    Type type = fails == Happens.MUST ? Type.never() : single ? all : toArray();
    return new Selection(type, fails, concrete, fails == Happens.NO ? 0 : step);
  }

  // ---- the parts of a value

  static Matches values(ObjectShape shape) {
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
      return none();
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
