package io.steplint.typing.jsonata;

import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items that flow from one step of a path to the next: what they all are, and how many there
 * are. JSONata unwraps a sequence of one item, and drops an empty one, at the end only.
 *
 * @param item a type that every item has
 * @param min the least number of items
 * @param max the greatest number of items, {@link ArrayShape#UNBOUNDED} for no bound
 * @param known the type of each item, where it is certain how many there are and they are few
 */
record Stream(Type item, long min, long max, @Nullable List<Type> known) {

  private static final long MANY = ArrayShape.UNBOUNDED;

  /** Longer streams are only known by their common type. */
  private static final int MAX_KNOWN = 64;

  static Stream none() {
    return exactly(List.of());
  }

  /** Exactly these items, none of which may be missing. */
  static Stream exactly(List<Type> items) {
    Type all = Type.never();
    for (Type item : items) {
      all = all.join(item);
    }
    return new Stream(
        all, items.size(), items.size(), items.size() > MAX_KNOWN ? null : List.copyOf(items));
  }

  /** So many items of one type. */
  static Stream between(Type item, long min, long max) {
    long most = item.isNever() ? 0 : Math.min(max, MANY);
    long least = Math.min(min, most);
    if (most == 0) {
      return none();
    }
    return new Stream(item, least, most, least == 1 && most == 1 ? List.of(item) : null);
  }

  /** A context item, which may be missing and still counts. */
  static Stream context(Type item) {
    return new Stream(item, 1, 1, List.of(item));
  }

  static Stream one(Type item) {
    return between(item.present(), item.mayBeMissing() ? 0 : 1, 1);
  }

  /** The items of an array, or the value itself. */
  static Stream of(Type value) {
    ArrayShape array = value.array();
    Type others = value.without(Kind.ARRAY);
    if (array == null) {
      return one(others);
    }
    if (!others.isNever()) {
      return items(array).or(one(others));
    }
    return items(array);
  }

  private static Stream items(ArrayShape array) {
    if (array.min() != array.max() || array.max() > MAX_KNOWN) {
      return between(array.item(), array.min(), array.max());
    }
    List<Type> items = new ArrayList<>();
    for (int i = 0; i < array.max(); i++) {
      items.add(array.at(i));
    }
    return exactly(items);
  }

  boolean isEmpty() {
    return max == 0;
  }

  /** Either the one or the other. */
  Stream or(Stream other) {
    if (known != null && known.equals(other.known)) {
      return this;
    }
    return between(item.join(other.item), Math.min(min, other.min), Math.max(max, other.max));
  }

  /** The one after the other. */
  Stream then(Stream other) {
    if (known != null && other.known != null && known.size() + other.known.size() <= MAX_KNOWN) {
      List<Type> all = new ArrayList<>(known);
      all.addAll(other.known);
      return exactly(all);
    }
    return between(item.join(other.item), min + other.min, max + other.max);
  }

  /** What this stream has, {@code least} to {@code most} times over. */
  Stream repeated(long least, long most) {
    return least == 1 && most == 1 ? this : between(item, product(min, least), product(max, most));
  }

  /** Some of the items, {@code least} at the least. */
  Stream atLeast(long least) {
    return least >= min ? this : between(item, Math.min(min, least), max);
  }

  private static long product(long one, long other) {
    return Math.min(one * other, MANY); // neither exceeds 31 bits
  }

  /** The item at an index from 0, or from the end where it is negative; missing if out of range. */
  Type at(int index) {
    if (known != null) {
      int place = index >= 0 ? index : known.size() + index;
      return place >= 0 && place < known.size() ? known.get(place) : Type.missing();
    }
    long needed = index >= 0 ? index + 1L : -(long) index;
    return needed > max ? Type.missing() : needed > min ? item.orMissing() : item;
  }

  /** Undefined for no item, the item itself for one, an array for more. */
  Type value() {
    Type value = many(2);
    if (min <= 1 && max >= 1) {
      value = value.join(item);
    }
    return min == 0 ? value.orMissing() : value;
  }

  /** Undefined for no item, else an array. */
  Type keptArray() {
    Type value = many(1);
    return min == 0 ? value.orMissing() : value;
  }

  /** The sequence as a function hands it to another, whatever its length. */
  Type leaked() {
    return many(0).marked(ArrayShape.LEAKED);
  }

  private Type many(int least) {
    return max < least
        ? Type.never()
        : known != null
            ? Types.tuple(known).marked(ArrayShape.SEQUENCE)
            : Types.array(item, (int) Math.max(least, min), (int) max).marked(ArrayShape.SEQUENCE);
  }

  /** The plain array of the items, however many. */
  Type array() {
    return known != null ? Types.tuple(known) : Types.array(item, (int) min, (int) max);
  }
}
