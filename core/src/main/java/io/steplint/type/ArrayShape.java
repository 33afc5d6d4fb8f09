package io.steplint.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of arrays: bounds of the length, a type that holds every item, and finer types of the first
 * items where they are known. Never empty; the factory returns null for the empty set.
 */
public final class ArrayShape {

  /** Known first items; what lies behind them has only the common type. */
  public static final int MAX_PREFIX = 16;

  /** The length bound of an array that may be of any length. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** A mark: the array may be a sequence, which unwraps where a path of JSONata ends in it. */
  public static final int SEQUENCE = 1;

  /** A mark: the array may be a sequence that unwraps wherever it is evaluated again. */
  public static final int LEAKED = 2;

  /** A mark: the array may be one that a step of a path constructed, which does not flatten. */
  public static final int CONSTRUCTED = 4;

  static final ArrayShape ANY = new ArrayShape(null, 0, UNBOUNDED, List.of(), 0);

  /** Null for unknown: the unknown type holds the array of unknown, and cannot exist before it. */
  private final @Nullable Type item;

  private final int min;
  private final int max;
  private final List<Type> prefix;
  private final int marks;
  private final int hash;

  private ArrayShape(@Nullable Type item, int min, int max, List<Type> prefix, int marks) {
    this.item = item;
    this.min = min;
    this.max = max;
    this.prefix = prefix;
    this.marks = marks;
    this.hash =
        (((item == null ? 7 : item.hashCode()) * 31 + min) * 31 + max) * 31
            + prefix.hashCode()
            + marks;
  }

  static ArrayShape empty() {
    return empty(0);
  }

  private static ArrayShape empty(int marks) {
    return new ArrayShape(Type.never(), 0, 0, List.of(), marks);
  }

  /** Arrays of {@code min} to {@code max} items that all have the type {@code item}. */
  static @Nullable ArrayShape of(Type item, int min, int max) {
    return of(item, min, max, List.of());
  }

  /**
   * Arrays of {@code min} to {@code max} items: the first ones of the types of {@code prefix},
   * those behind of the type {@code rest}.
   */
  static @Nullable ArrayShape of(Type rest, int min, int max, List<Type> prefix) {
    int least = Math.max(0, min);
    int most = max;
    List<Type> first = new ArrayList<>(Math.min(prefix.size(), MAX_PREFIX));
    Type all = Type.never();
    for (int i = 0; i < prefix.size() && i < most; i++) {
      Type type = Caps.fit(prefix.get(i).present());
      if (type.isNever()) {
        most = i;
      } else {
        all = all.join(type);
        if (i < MAX_PREFIX) {
          first.add(type);
        }
      }
    }
    Type behind = Caps.fit(rest.present());
    if (prefix.size() < most) {
      if (behind.isNever()) {
        most = prefix.size();
      } else {
        all = all.join(behind);
      }
    }
    if (least > most) {
      return null;
    }
    if (most == 0) {
      return empty();
    }
    return build(all, least, most, first, 0);
  }

  /** The invariants hold already: {@code all} holds every item, {@code first} is short enough. */
  private static ArrayShape build(Type all, int min, int max, List<Type> first, int marks) {
    Type item = Caps.fit(all);
    int size = item.size();
    for (Type type : first) {
      size += type.size();
    }
    if (size > Caps.MAX_SIZE) {
      first = List.of();
    }
    int known = first.size();
    while (known > 0 && first.get(known - 1).equals(item)) {
      known--;
    }
    return new ArrayShape(
        item.isUnknown() ? null : item, min, max, List.copyOf(first.subList(0, known)), marks);
  }

  /** A type that every item has. */
  public Type item() {
    return item == null ? Type.unknown() : item;
  }

  /** The least number of items. */
  public int min() {
    return min;
  }

  /** The greatest number of items, {@link #UNBOUNDED} where there is none. */
  public int max() {
    return max;
  }

  /** The types of the first items, as far as they are finer than {@link #item()}. */
  public List<Type> prefix() {
    return prefix;
  }

  /**
   * What JSONata may do with such an array that it does not do with one that came as JSON: a union
   * of {@link #SEQUENCE}, {@link #LEAKED} and {@link #CONSTRUCTED}. Marks live inside expressions
   * only, and say nothing of the values.
   */
  public int marks() {
    return marks;
  }

  ArrayShape withMarks(int changed) {
    return changed == marks ? this : new ArrayShape(item, min, max, prefix, changed);
  }

  /** The type of the item at an index from 0; never where no array has it. */
  public Type at(int index) {
    return index >= max ? Type.never() : index < prefix.size() ? prefix.get(index) : item();
  }

  public boolean isAny() {
    return item == null && min == 0 && max == UNBOUNDED && prefix.isEmpty() && marks == 0;
  }

  int size() {
    int size = item == null ? 0 : item.size();
    for (Type type : prefix) {
      size += type.size();
    }
    return size;
  }

  int depth() {
    return item == null ? 0 : item.depth();
  }

  /** Whether it, or an array somewhere in it, has marks. */
  boolean isMarked() {
    boolean marked = marks != 0 || (item != null && item.isMarked());
    for (Type type : prefix) {
      marked |= type.isMarked();
    }
    return marked;
  }

  boolean contains(List<?> values) {
    if (values.size() < min || values.size() > max) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!at(i).contains(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  ArrayShape join(ArrayShape other) {
    if (equals(other) || (isAny() && other.marks == 0)) {
      return this;
    }
    if (other.isAny() && marks == 0) {
      return other;
    }
    return build(
        item().join(other.item()),
        Math.min(min, other.min),
        Math.max(max, other.max),
        joinPrefix(other),
        marks | other.marks);
  }

  private List<Type> joinPrefix(ArrayShape other) {
    int known = Math.max(prefix.size(), other.prefix.size());
    List<Type> joined = new ArrayList<>(known);
    for (int i = 0; i < known; i++) {
      joined.add(at(i).join(other.at(i)));
    }
    return joined;
  }

  @Nullable ArrayShape meet(ArrayShape other) {
    int known = Math.max(prefix.size(), other.prefix.size());
    List<Type> both = new ArrayList<>(known);
    for (int i = 0; i < known; i++) {
      both.add(at(i).meet(other.at(i)));
    }
    ArrayShape met =
        of(item().meet(other.item()), Math.max(min, other.min), Math.min(max, other.max), both);
    return met == null ? null : met.withMarks(marks | other.marks);
  }

  boolean isSubsetOf(ArrayShape other) {
    if (equals(other) || other.isAny()) {
      return true;
    }
    if (min < other.min || max > other.max || (marks & ~other.marks) != 0) {
      return false;
    }
    int known = Math.min(max, Math.max(prefix.size(), other.prefix.size()));
    for (int i = 0; i < known; i++) {
      if (!at(i).isSubtypeOf(other.at(i))) {
        return false;
      }
    }
    return known >= max || item().isSubtypeOf(other.item());
  }

  ArrayShape widen(ArrayShape grown, Widening widening, int depth) {
    if (equals(grown)) {
      return this;
    }
    List<Type> first = new ArrayList<>();
    if (prefix.size() == grown.prefix.size()) {
      for (int i = 0; i < prefix.size(); i++) {
        first.add(widening.widen(prefix.get(i), grown.prefix.get(i), depth + 1));
      }
    }
    Type all = widening.widen(item(), grown.item(), depth + 1);
    for (Type type : first) {
      all = all.join(type);
    }
    return build(
        all,
        min == grown.min ? min : Math.min(1, grown.min),
        max == grown.max ? max : UNBOUNDED,
        first,
        marks | grown.marks);
  }

  /** These arrays with lengths from {@code least} to {@code most} only; null if there are none. */
  public @Nullable ArrayShape withLength(int least, int most) {
    int low = Math.max(min, least);
    int high = Math.min(max, most);
    if (low > high) {
      return null;
    }
    if (high == 0) {
      return empty(marks);
    }
    return build(item(), low, high, prefix.subList(0, Math.min(prefix.size(), high)), marks);
  }

  /** These arrays with the item at {@code index} there and of {@code type}. */
  public @Nullable ArrayShape withItem(int index, Type type) {
    if (index >= max || type.isNever()) {
      return null;
    }
    int least = Math.max(min, index + 1);
    if (index >= MAX_PREFIX) {
      return build(item().join(type), least, max, prefix, marks);
    }
    List<Type> first = new ArrayList<>();
    for (int i = 0; i < Math.max(prefix.size(), index + 1); i++) {
      first.add(i == index ? Caps.fit(type) : at(i));
    }
    return build(item().join(type), least, max, first, marks);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ArrayShape array
            && hash == array.hash
            && min == array.min
            && max == array.max
            && marks == array.marks
            && (item == null ? array.item == null : item.equals(array.item))
            && prefix.equals(array.prefix));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
