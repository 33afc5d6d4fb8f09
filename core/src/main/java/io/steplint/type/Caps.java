package io.steplint.type;

import java.util.ArrayList;
import java.util.List;

/** Bounds that keep every type small: what lies too deep or grows too large becomes unknown. */
final class Caps {

  /** Deeper types are cut to {@link #CUT_DEPTH}, so that wrapping once more costs little. */
  static final int MAX_DEPTH = 40;

  private static final int CUT_DEPTH = 30;

  /** The nodes of a type, each counted as often as it is reached. */
  static final int MAX_SIZE = 20_000;

  private Caps() {}

  /** The type, or a coarser one that can be put into another without exceeding the bounds. */
  static Type fit(Type type) {
    Type fitting = type.depth() >= MAX_DEPTH ? cut(type, CUT_DEPTH) : type;
    for (int depth = 8; fitting.size() > MAX_SIZE / 2 && depth >= 0; depth /= 2) {
      fitting = depth == 0 ? Type.unknown() : cut(fitting, depth);
      if (depth == 0) {
        break;
      }
    }
    return fitting;
  }

  /**
   * What a type was cut to. Remembered with the type, because a record that grows field by field is
   * cut again after each of them, and shares all others.
   */
  record Cut(int depth, Type result) {}

  /** The type with everything below {@code depth} levels unknown. */
  static Type cut(Type type, int depth) {
    if (type.depth() <= depth) {
      return type;
    }
    if (depth <= 0) {
      return Type.unknown().withMissing(type.mayBeMissing());
    }
    Cut last = type.lastCut();
    if (last != null && last.depth() == depth) {
      return last.result();
    }
    Type result = cutDeeper(type, depth);
    type.setLastCut(new Cut(depth, result));
    return result;
  }

  private static Type cutDeeper(Type type, int depth) {
    Type result = type.without(Kind.ARRAY).without(Kind.OBJECT).without(Kind.STRING);
    Strings strings = type.strings();
    if (strings != null) {
      boolean literal = !strings.literals().isEmpty();
      result = result.join(Type.of(literal ? strings : Strings.of(strings.facts().cut(depth - 1))));
    }
    ArrayShape array = type.array();
    if (array != null) {
      List<Type> prefix = new ArrayList<>();
      for (Type item : array.prefix()) {
        prefix.add(cut(item, depth - 1));
      }
      ArrayShape shape =
          ArrayShape.of(cut(array.item(), depth - 1), array.min(), array.max(), prefix);
      result = shape == null ? result : result.join(Type.of(shape.withMarks(array.marks())));
    }
    for (ObjectShape shape : type.objects()) {
      result = result.join(Type.of(shape.map(field -> cut(field, depth - 1))));
    }
    return result;
  }
}
