package io.steplint.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a type that are worth a name of their own: those that stand in it more than once (a
 * value that is put into itself twice, again and again, is long to write and short to say), and
 * those that stand deep in it.
 */
final class RepeatedTypes {

  /** A part with fewer types in it is said where it stands. */
  private static final int WORTH_A_NAME = 6;

  /** From here on a part is easier to read, and shorter to write, on its own. */
  private static final int DEEP = 5;

  /** What is nested deeper is not said: of a chain of children each would hold all below it. */
  static final int TOO_DEEP = 16;

  private static final int MANY = 1_000_000;

  private final Map<Type, Integer> sizes = new HashMap<>();
  private final Map<Type, Integer> uses = new HashMap<>();
  private final Map<Type, Named> names = new HashMap<>();
  private final List<Named> named = new ArrayList<>();

  /**
   * A part with a name.
   *
   * @param depth how deep it stood where it was met first
   */
  record Named(String name, Type type, int depth) {}

  RepeatedTypes(Type whole) {
    visit(whole.present());
  }

  /** How many types a part holds, itself included. Recursion is as deep as types may be. */
  private int visit(Type type) {
    Integer known = sizes.get(type);
    uses.merge(type, 1, Integer::sum);
    if (known != null) {
      return known;
    }
    int size = 1;
    for (Type part : parts(type)) {
      size = Math.min(MANY, size + visit(part.present()));
    }
    sizes.put(type, size);
    return size;
  }

  private static List<Type> parts(Type type) {
    List<Type> parts = new ArrayList<>();
    if (type.isUnknown() || type.isNever() || type.functions() != null) {
      return parts;
    }
    for (ObjectShape shape : type.objects()) {
      for (Field field : shape.fields().values()) {
        parts.add(field.type());
      }
      if (!shape.isClosed() && !shape.isAny()) {
        parts.add(shape.rest());
      }
    }
    ArrayShape array = type.array();
    if (array != null && !array.isAny()) {
      parts.addAll(array.prefix());
      parts.add(array.item());
    }
    Strings strings = type.strings();
    Type json = strings == null ? null : strings.facts().jsonText();
    if (json != null) {
      parts.add(json);
    }
    return parts;
  }

  /**
   * The name under which a part is said once, or null where it is said in its place.
   *
   * @param depth how deep it stands
   */
  @Nullable String name(Type present, int depth) {
    boolean worth = sizes.getOrDefault(present, 0) >= WORTH_A_NAME;
    if (!worth || (depth < DEEP && uses.getOrDefault(present, 0) < 2) || depth >= TOO_DEEP) {
      return null;
    }
    Named known = names.get(present);
    if (known == null) {
      known = new Named("t" + (named.size() + 1), present, depth);
      names.put(present, known);
      named.add(known);
    }
    return known.name();
  }

  /** The parts that were given a name so far, in the order of their names. */
  List<Named> named() {
    return named;
  }
}
