package io.steplint.flow.jsonata;

import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Type;

/**
 * The items that flow from one step of a path to the next: what they all are, and how many there
 * are. JSONata unwraps a sequence of one item, and drops an empty one, at the end only.
 */
record Stream(Type item, long min, long max) {

  private static final long MANY = ArrayShape.UNBOUNDED;

  Stream {
    max = item.isNever() ? 0 : Math.min(max, MANY);
    min = Math.min(min, max);
  }

  static Stream one(Type item) {
    return new Stream(item.present(), item.mayBeMissing() ? 0 : 1, 1);
  }

  /** The items of an array, or the value itself. */
  static Stream of(Type value) {
    ArrayShape array = value.array();
    Stream single = one(value.without(Kind.ARRAY));
    if (array == null) {
      return single;
    }
    Stream items = new Stream(array.item(), array.min(), array.max());
    return value.without(Kind.ARRAY).isNever() ? items : items.or(single);
  }

  /** Either the one or the other. */
  Stream or(Stream other) {
    return new Stream(item.join(other.item), Math.min(min, other.min), Math.max(max, other.max));
  }

  /** Each item replaced by what {@code each} has. */
  Stream times(Stream each) {
    return new Stream(each.item, product(min, each.min), product(max, each.max));
  }

  Stream atLeast(long least) {
    return new Stream(item, Math.min(min, least), max);
  }

  private static long product(long one, long other) {
    return one == 0 || other == 0 ? 0 : Math.min(one * other, MANY);
  }

  /** Undefined for no item, the item itself for one, an array for more. */
  Type value() {
    Type value = max >= 2 ? Type.array(item, (int) Math.max(2, min), (int) max) : Type.never();
    if (min <= 1 && max >= 1) {
      value = value.join(item);
    }
    return min == 0 ? value.orMissing() : value;
  }

  /** Undefined for no item, else an array. */
  Type keptArray() {
    Type value = Type.array(item, (int) Math.max(1, min), (int) max);
    return min == 0 ? value.orMissing() : value;
  }

  /** The array of the items, however many. */
  Type array() {
    return Type.array(item, (int) min, (int) max);
  }
}
