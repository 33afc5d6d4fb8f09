package io.steplint.execution.jsonata;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An array of JSONata, with what the language knows about it besides its items. Every list that an
 * expression sees is one of these; an item that is Java's null is undefined.
 */
final class Items extends ArrayList<@Nullable Object> {

  private static final long serialVersionUID = 1L;

  /** Whether it is a result sequence, which vanishes when empty and unwraps a single item. */
  boolean sequence;

  /** Whether {@code []} keeps a single item wrapped. */
  boolean keepSingleton;

  /** Whether it comes from an array constructor in a path, which does not flatten it. */
  boolean constructed;

  /** Whether its items are {@link Tuple}s. */
  boolean tuples;

  /** Whether it wraps an array at the root, which counts as one item. */
  boolean outerWrapper;

  Items() {}

  Items(Collection<? extends @Nullable Object> items) {
    super(items);
  }

  /** An empty result sequence. */
  static Items emptySequence() {
    Items items = new Items();
    items.sequence = true;
    return items;
  }

  /** A result sequence of one item. */
  static Items sequenceOf(@Nullable Object item) {
    Items items = emptySequence();
    items.add(item);
    return items;
  }

  /** A plain array of one item. */
  static Items arrayOf(@Nullable Object item) {
    Items items = new Items();
    items.add(item);
    return items;
  }

  /** A value as an array: itself if it is one, else a result sequence that holds it. */
  static Items sequenceFrom(@Nullable Object value) {
    return value instanceof Items items ? items : sequenceOf(value);
  }

  /** A value as an array: itself if it is one, else a plain array that holds it. */
  static Items arrayFrom(@Nullable Object value) {
    return value instanceof Items items ? items : arrayOf(value);
  }

  /** One value behind another, as {@code $append} does it. */
  static @Nullable Object append(@Nullable Object first, @Nullable Object second) {
    if (first == null) {
      return second;
    }
    if (second == null) {
      return first;
    }
    Items both = new Items(sequenceFrom(first));
    both.addAll(arrayFrom(second));
    return both;
  }
}
