package io.steplint.typing.path;

import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one path step by step. Each step hands every value that it matches to the next one; what
 * happens where there is nothing to match is up to the step:
 *
 * <ul>
 *   <li>a name that an object lacks is missing, unless the path is indefinite and goes on: then it
 *       matches nothing;
 *   <li>a name of what is no object is missing, always;
 *   <li>an item that a list does not have is null (see {@link ReadBy});
 *   <li>an index, a slice or a filter of another kind of value is refused;
 *   <li>what is missing below an item is left out by the wildcard of a list, and by nothing else.
 * </ul>
 */
final class PathReader {

  /** Nobody writes longer paths; each step is a call inside of the one before. */
  private static final int MAX_STEPS = 500;

  private final List<Segment> path;
  private final ReadBy by;

  PathReader(List<Segment> path, ReadBy by) {
    this.path = path;
    this.by = by;
  }

  /** What the steps from {@code at} on match in a value of the type. */
  Matches read(Type type, int at) {
    if (type.isNever()) {
      return Matches.none();
    }
    if (at == path.size()) {
      return Matches.exactly(List.of(type));
    }
    if (at >= MAX_STEPS) {
      return Matches.unknown(1, at);
    }
    Segment segment = path.get(at);
    return switch (segment.kind()) {
      case FIELD -> field(type, (Segment.Field) segment, at);
      case FIELDS -> fields(type, ((Segment.Fields) segment).names(), at);
      // No such function exists: the service looks for a field of that name.
      case FUNCTION -> Matches.missing(at, true);
      case INDEX -> index(type, ((Segment.Index) segment).index(), at);
      case INDEXES -> indexes(type, ((Segment.Indexes) segment).indexes(), at);
      case FROM_END -> fromEnd(type, ((Segment.FromEnd) segment).back(), at);
      case SLICE -> slice(type, (Segment.Slice) segment, at);
      case WILDCARD -> wildcard(type, at);
      case DESCENDANTS -> new Descent(this).scan(type, at);
      case FILTER -> filter(type, (Segment.Filter) segment, at);
    };
  }

  Segment segment(int at) {
    return path.get(at);
  }

  boolean isLast(int at) {
    return at == path.size() - 1;
  }

  // ---- names

  private Matches field(Type type, Segment.Field field, int at) {
    List<String> names = field.namesOfEngine();
    if (names == null) {
      return Matches.unknown(1, at);
    }
    if (field.notation() == Segment.Notation.DOUBLE_QUOTED) {
      return field.indexOfEngine() == null
          ? Matches.unknown(1, at)
          : index(type, field.indexOfEngine(), at);
    }
    return names.size() == 1 ? name(type, names.get(0), at) : fields(type, names, at);
  }

  private Matches name(Type type, String name, int at) {
    Type hit = Type.never();
    boolean lacks = false;
    boolean known = false;
    boolean open = false;
    for (ObjectShape shape : type.objects()) {
      Field field = shape.field(name);
      hit = hit.join(field.type());
      lacks |= !field.isRequired();
      known |= !field.isRequired() && (field.isAbsent() || shape.fields().containsKey(name));
      open |= shape.isAny();
    }
    Matches result = hit.isNever() ? null : read(hit, at + 1);
    if (lacks) {
      boolean fails = isLast(at) || isStrict(at);
      result = or(result, fails ? Matches.missing(at, known) : Matches.none());
    }
    if (!type.without(Kind.OBJECT).isNever()) {
      // Where any object or any list can stand, nothing but what it is not is known of the value.
      ArrayShape array = type.array();
      boolean unknown = open || (array != null && array.isAny());
      result = or(result, Matches.missing(at, !unknown));
    }
    return result == null ? Matches.none() : result;
  }

  private static Matches or(@Nullable Matches one, Matches other) {
    return one == null ? other : one.or(other);
  }

  /** Whether a name that is not there fails the read: nothing from the step before on is open. */
  private boolean isStrict(int at) {
    return Path.isDefinite(path.subList(Math.max(0, at - 1), path.size()));
  }

  /** {@code ['a','b']} at the end: an object of those fields that are there. */
  private Matches fields(Type type, List<String> names, int at) {
    Type merged = Type.never();
    for (ObjectShape shape : type.objects()) {
      merged = merged.join(merged(shape, names));
    }
    Matches result = null;
    if (!merged.isNever()) {
      result = isLast(at) ? Matches.exactly(List.of(merged)) : Matches.refused(at, true);
    }
    if (!type.without(Kind.OBJECT).isNever()) {
      result = or(result, Matches.missing(at, !type.isUnknown()));
    }
    return result == null ? Matches.none() : result;
  }

  static Type merged(ObjectShape shape, List<String> names) {
    Map<String, Field> kept = new LinkedHashMap<>();
    for (String name : names) {
      kept.put(name, shape.field(name));
    }
    return Type.orNever(ObjectShape.of(kept, Type.never()));
  }

  // ---- items of lists

  private Matches index(Type type, int index, int at) {
    ArrayShape array = type.array();
    return array == null ? notArray(type, at, null) : notArray(type, at, item(array, index, at));
  }

  private Matches item(ArrayShape array, int index, int at) {
    Type hit = index < 0 ? Type.never() : array.at(index);
    Matches result = hit.isNever() ? null : read(hit, at + 1);
    boolean always = index >= 0 && index < array.min();
    return always && result != null ? result : or(result, beyond(array, at));
  }

  /** An item that the list does not have. */
  private Matches beyond(ArrayShape array, int at) {
    boolean known = array.max() < ArrayShape.UNBOUNDED;
    if (by == ReadBy.ARGUMENT) {
      return Matches.missing(at, known);
    }
    if (isLast(at)) {
      return Matches.exactly(List.of(Type.nullValue()));
    }
    return switch (path.get(at + 1).kind()) {
      case WILDCARD, DESCENDANTS -> Matches.none();
      case FILTER -> Matches.refused(at, known);
      default -> Matches.missing(at, known);
    };
  }

  private Matches indexes(Type type, List<Integer> indexes, int at) {
    ArrayShape array = type.array();
    if (array == null) {
      return notArray(type, at, null);
    }
    Matches result = Matches.none();
    for (int index : indexes) {
      result = result.and(item(array, index, at));
    }
    return notArray(type, at, result);
  }

  private Matches fromEnd(Type type, int back, int at) {
    ArrayShape array = type.array();
    if (array == null) {
      return notArray(type, at, null);
    }
    if (array.min() == array.max()) {
      return notArray(type, at, item(array, array.max() - back, at));
    }
    boolean never = back <= 0 || back > array.max();
    Matches result = never ? null : read(array.item(), at + 1);
    boolean always = !never && back <= array.min();
    return notArray(type, at, always && result != null ? result : or(result, beyond(array, at)));
  }

  private Matches slice(Type type, Segment.Slice slice, int at) {
    ArrayShape array = type.array();
    if (array == null) {
      return notArray(type, at, null);
    }
    Integer from = slice.from();
    Integer to = slice.to();
    Matches items;
    if (from != null && to != null && from < 0) {
      return notArray(type, at, fromBelow(array, from, to, at));
    }
    boolean known = array.min() == array.max();
    if (known || ((from == null || from >= 0) && (to == null || to >= 0))) {
      int start = from == null ? 0 : from >= 0 ? from : Math.max(0, array.max() + from);
      int end = to == null ? array.max() : to >= 0 || from != null ? to : array.max() + to;
      items = Matches.items(array, start, end);
    } else if (from != null && to != null) {
      items = Matches.none(); // the end does not count from behind if there is a start
    } else {
      items = Matches.some(array.item(), 0, array.max());
    }
    return notArray(type, at, items.then(item -> read(item, at + 1)));
  }

  /** With both ends given, a start below zero is no item counted from the end, but one beyond. */
  private Matches fromBelow(ArrayShape array, int from, int to, int at) {
    if (from >= to || array.max() == 0) {
      return Matches.none();
    }
    Matches below = beyond(array, at);
    Matches sum = Matches.none();
    int count = Math.min(0, to) - from;
    if (count > ArrayShape.MAX_PREFIX) {
      sum = Matches.some(below.all(), 0, ArrayShape.UNBOUNDED).and(below);
    } else {
      for (int i = 0; i < count; i++) {
        sum = sum.and(below);
      }
    }
    sum = sum.and(Matches.items(array, 0, to).then(item -> read(item, at + 1)));
    return array.min() > 0 ? sum : sum.or(Matches.none());
  }

  /** What a step on lists matches in a value that perhaps is none. */
  private Matches notArray(Type type, int at, @Nullable Matches ofArrays) {
    Matches result = ofArrays;
    Type others = type.without(Kind.ARRAY);
    ArrayShape array = type.array();
    boolean known = array == null || !array.isAny();
    if (others.mayBe(Kind.NULL)) {
      boolean field = at > 0 && path.get(at - 1).kind() == Segment.Kind.FIELD;
      result = or(result, field ? Matches.missing(at, known) : Matches.refused(at, known));
    }
    if (!others.without(Kind.NULL).isNever()) {
      result = or(result, Matches.refused(at, known));
    }
    return result == null ? Matches.none() : result;
  }

  // ---- several

  private Matches wildcard(Type type, int at) {
    Matches result = null;
    ArrayShape array = type.array();
    if (array != null) {
      result = Matches.items(array, 0, array.max()).then(item -> read(item, at + 1).leftOut());
    }
    for (ObjectShape shape : type.objects()) {
      result = or(result, Matches.values(shape).then(value -> read(value, at + 1)));
    }
    if (!type.without(Kind.ARRAY).without(Kind.OBJECT).isNever()) {
      result = or(result, Matches.none());
    }
    return result == null ? Matches.none() : result;
  }

  private Matches filter(Type type, Segment.Filter segment, int at) {
    Matches result = null;
    ArrayShape array = type.array();
    if (array != null) {
      result = passing(array.item(), segment, 0, array.max(), array.min() > 0, at);
    }
    Type objects = type.only(Kind.OBJECT);
    if (!objects.isNever()) {
      // An object is tested as a whole.
      result = or(result, passing(objects, segment, 0, 1, true, at));
    }
    Type scalars = type.without(Kind.ARRAY).without(Kind.OBJECT);
    if (!scalars.isNever()) {
      boolean known = array == null || !array.isAny();
      result = or(result, Matches.refused(at, known));
    }
    return result == null ? Matches.none() : result;
  }

  private Matches passing(
      Type candidates, Segment.Filter segment, long min, long max, boolean any, int at) {
    if (candidates.isNever()) {
      return Matches.none();
    }
    Filters.Outcome outcome = Filters.of(candidates, segment.test());
    Happens fails = any || outcome.fails() == Happens.NO ? outcome.fails() : Happens.MAY;
    return Matches.some(outcome.passing(), min, max)
        .then(value -> read(value, at + 1))
        .failing(fails, outcome.concrete(), at);
  }
}
