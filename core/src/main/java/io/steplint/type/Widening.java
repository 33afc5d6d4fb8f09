package io.steplint.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Widening: an upper bound of two types such that every chain of them ends. Literals that grew
 * become intervals or facts, bounds that moved jump to the next threshold, and what lies below a
 * certain depth becomes unknown.
 */
final class Widening {

  /** What lies deeper is unknown. */
  static final int MAX_DEPTH = 12;

  /** An object that still grows at this many labels gets no further ones. */
  static final int MAX_LABELS = 64;

  private final Thresholds thresholds;

  Widening(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** An upper bound of {@code old} and {@code grown}. */
  Type widen(Type old, Type grown, int depth) {
    Type joined = old.join(grown);
    if (joined.equals(old)) {
      return old;
    }
    if (depth >= MAX_DEPTH) {
      return Type.unknown().withMissing(joined.mayBeMissing());
    }
    Numbers numbers = joined.numbers();
    if (numbers != null && old.numbers() != null) {
      numbers = old.numbers().widen(numbers, thresholds);
    }
    Strings strings = joined.strings();
    if (strings != null && old.strings() != null) {
      strings = old.strings().widen(strings, this, depth);
    }
    ArrayShape array = joined.array();
    if (array != null) {
      array = (old.array() == null ? array : old.array()).widen(array, this, depth);
    }
    Type widened =
        Type.of(
            joined.mayBeMissing(),
            joined.mayBe(Kind.NULL),
            joined.booleanBits(),
            numbers,
            strings,
            array,
            objects(old.objects(), joined.objects(), depth),
            joined.functions());
    return Caps.cut(widened, Math.min(MAX_DEPTH - depth, deepest(widened.size())));
  }

  /** A type that has grown large while it widened is kept shallower, so that the chain is short. */
  private static int deepest(int size) {
    return size > 4_000 ? 4 : size > 1_000 ? 6 : size > 300 ? 8 : MAX_DEPTH;
  }

  private List<ObjectShape> objects(List<ObjectShape> old, List<ObjectShape> grown, int depth) {
    if (old.equals(grown) || old.isEmpty()) {
      return grown;
    }
    if (sameLabels(old, grown)) {
      List<ObjectShape> widened = new ArrayList<>();
      for (ObjectShape shape : grown) {
        widened.add(partner(old, shape).widen(shape, this, depth));
      }
      return ObjectShape.alternatives(List.of(), List.copyOf(widened));
    }
    if (old.size() == 1 && grown.size() == 2) {
      return grown;
    }
    ObjectShape before = fuse(old);
    return List.of(before.widen(before.join(fuse(grown)), this, depth));
  }

  private static ObjectShape fuse(List<ObjectShape> shapes) {
    ObjectShape all = shapes.get(0);
    for (int i = 1; i < shapes.size(); i++) {
      all = all.join(shapes.get(i));
    }
    return all;
  }

  private static boolean sameLabels(List<ObjectShape> old, List<ObjectShape> grown) {
    if (old.size() != grown.size()) {
      return false;
    }
    for (ObjectShape shape : grown) {
      Set<String> labels = partner(old, shape).labels();
      if (!labels.equals(shape.labels())) {
        return false;
      }
    }
    return true;
  }

  /** The old alternative that {@code shape} grew from: the one of the same labels, if any. */
  private static ObjectShape partner(List<ObjectShape> old, ObjectShape shape) {
    Set<String> labels = shape.labels();
    for (ObjectShape before : old) {
      if (before.isClosed() == shape.isClosed() && before.labels().equals(labels)) {
        return before;
      }
    }
    return old.get(0);
  }
}
