package io.steplint.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A set of objects: what is known of named fields, and the type of every other field. Never empty;
 * the factory returns null for the empty set.
 */
public final class ObjectShape {

  /** More named fields than this are only known as "some other field". */
  static final int MAX_FIELDS = 512;

  static final ObjectShape ANY = new ObjectShape(Map.of(), null);

  private final Map<String, Field> fields;

  /** Null for unknown: the unknown type holds the object of unknown, and cannot exist before it. */
  private final @Nullable Type rest;

  private final int hash;
  private final int size;
  private final int depth;
  private final boolean marked;

  /** Made when it is first asked for, more than once at worst. */
  private volatile @Nullable Set<String> labels;

  private ObjectShape(Map<String, Field> fields, @Nullable Type rest) {
    this.fields = fields;
    this.rest = rest;
    int code = 0;
    int nodes = fields.size() + (rest == null ? 0 : rest.size());
    int deepest = rest == null ? 0 : rest.depth();
    boolean marks = rest != null && rest.isMarked();
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      Type type = entry.getValue().type();
      code += entry.getKey().hashCode() ^ entry.getValue().hashCode();
      nodes += type.size();
      deepest = Math.max(deepest, type.depth());
      marks |= type.isMarked();
    }
    this.hash = code * 31 + (rest == null ? 7 : rest.hashCode());
    this.size = nodes;
    this.depth = deepest;
    this.marked = marks;
  }

  /**
   * Objects with these fields, and others of the type {@code rest} only: never for a closed object,
   * unknown for an open one. Null if a required field can have no value.
   */
  public static @Nullable ObjectShape of(Map<String, Field> fields, Type rest) {
    Type others = Caps.fit(rest.present());
    Map<String, Field> kept = new LinkedHashMap<>();
    long size = others.size();
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      Field field = entry.getValue();
      if (field.isAbsent()) {
        if (!others.isNever()) {
          kept.put(entry.getKey(), field);
        }
        continue;
      }
      if (field.type().isNever()) {
        return null;
      }
      Type type = Caps.fit(field.type());
      if (!field.isRequired() && type.isUnknown() && others.isUnknown()) {
        continue; // says no more than the rest does
      }
      kept.put(entry.getKey(), type == field.type() ? field : new Field(field.presence(), type));
      size += type.size();
    }
    if (kept.size() > MAX_FIELDS) {
      others = spill(kept, others);
    }
    if (size > Caps.MAX_SIZE) {
      shrink(kept);
    }
    return build(kept, others);
  }

  private static ObjectShape build(Map<String, Field> fields, Type rest) {
    return new ObjectShape(Collections.unmodifiableMap(fields), rest.isUnknown() ? null : rest);
  }

  private static Type spill(Map<String, Field> fields, Type rest) {
    Type others = rest;
    int index = 0;
    for (var entries = fields.entrySet().iterator(); entries.hasNext(); ) {
      Field field = entries.next().getValue();
      if (index++ >= MAX_FIELDS) {
        others = others.join(field.type());
        entries.remove();
      }
    }
    return others;
  }

  private static void shrink(Map<String, Field> fields) {
    for (int depth = 4; depth >= 0; depth--) {
      int size = 0;
      for (Map.Entry<String, Field> entry : fields.entrySet()) {
        Field field = entry.getValue();
        if (!field.isAbsent()) {
          entry.setValue(new Field(field.presence(), Caps.cut(field.type(), depth)));
          size += entry.getValue().type().size();
        }
      }
      if (size <= Caps.MAX_SIZE / 2) {
        return;
      }
    }
  }

  /** What is known of named fields, in the order in which they became known. */
  public Map<String, Field> fields() {
    return fields;
  }

  /** The type of every field that is not named: never where there is none. */
  public Type rest() {
    return rest == null ? Type.unknown() : rest;
  }

  /** Whether the named fields are the only ones. */
  public boolean isClosed() {
    return rest != null && rest.isNever();
  }

  /** What is known of a field, whether it is named or not. */
  public Field field(String name) {
    Field field = fields.get(name);
    return field != null ? field : Field.optional(rest());
  }

  public boolean isAny() {
    return rest == null && fields.isEmpty();
  }

  int size() {
    return size;
  }

  int depth() {
    return depth;
  }

  /** Whether an array somewhere in it has {@link ArrayShape#marks()}. */
  boolean isMarked() {
    return marked;
  }

  boolean contains(Map<?, ?> value) {
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      boolean there = value.containsKey(entry.getKey());
      Field field = entry.getValue();
      if (there
          ? field.isAbsent() || !field.type().contains(value.get(entry.getKey()))
          : field.isRequired()) {
        return false;
      }
    }
    for (Map.Entry<?, ?> entry : value.entrySet()) {
      if (!fields.containsKey(String.valueOf(entry.getKey()))
          && !rest().contains(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** The objects of both shapes, in one shape. */
  ObjectShape join(ObjectShape other) {
    if (equals(other) || isAny()) {
      return this;
    }
    if (other.isAny()) {
      return other;
    }
    Map<String, Field> joined = new LinkedHashMap<>();
    for (String name : fields.keySet()) {
      joined.put(name, field(name).join(other.field(name)));
    }
    for (String name : other.fields.keySet()) {
      if (!joined.containsKey(name)) {
        joined.put(name, field(name).join(other.field(name)));
      }
    }
    return orAny(of(joined, rest().join(other.rest())));
  }

  private static ObjectShape orAny(@Nullable ObjectShape shape) {
    return shape == null ? ANY : shape;
  }

  @Nullable ObjectShape meet(ObjectShape other) {
    Map<String, Field> both = new LinkedHashMap<>();
    for (String name : fields.keySet()) {
      both.put(name, meet(field(name), other.field(name)));
    }
    for (String name : other.fields.keySet()) {
      if (!both.containsKey(name)) {
        both.put(name, meet(field(name), other.field(name)));
      }
    }
    for (Field field : both.values()) {
      if (field.isRequired() && field.type().isNever()) {
        return null;
      }
    }
    return of(both, rest().meet(other.rest()));
  }

  private static Field meet(Field one, Field other) {
    boolean required = one.isRequired() || other.isRequired();
    if (one.isAbsent() || other.isAbsent()) {
      return required ? Field.required(Type.never()) : Field.absent();
    }
    Type type = one.type().meet(other.type());
    return required ? Field.required(type) : Field.optional(type);
  }

  boolean isSubsetOf(ObjectShape other) {
    if (equals(other) || other.isAny()) {
      return true;
    }
    for (Map.Entry<String, Field> entry : other.fields.entrySet()) {
      Field mine = field(entry.getKey());
      Field theirs = entry.getValue();
      if (mine.isAbsent() ? theirs.isRequired() : !fits(mine, theirs)) {
        return false;
      }
    }
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      if (!other.fields.containsKey(entry.getKey())
          && !entry.getValue().type().isSubtypeOf(other.rest())) {
        return false;
      }
    }
    return rest().isSubtypeOf(other.rest());
  }

  private static boolean fits(Field mine, Field theirs) {
    return !theirs.isAbsent()
        && (mine.isRequired() || !theirs.isRequired())
        && mine.type().isSubtypeOf(theirs.type());
  }

  /** The names that an object of this shape can have, as far as they are known. */
  Set<String> labels() {
    Set<String> known = labels;
    if (known == null) {
      known = new HashSet<>(fields.size() * 2);
      for (Map.Entry<String, Field> entry : fields.entrySet()) {
        if (!entry.getValue().isAbsent()) {
          known.add(entry.getKey());
        }
      }
      known = Collections.unmodifiableSet(known.size() == fields.size() ? fields.keySet() : known);
      labels = known;
    }
    return known;
  }

  /** How many labels two shapes share. */
  private int alike(ObjectShape other) {
    Set<String> mine = labels();
    Set<String> theirs = other.labels();
    boolean fewer = mine.size() < theirs.size();
    int common = 0;
    for (String label : fewer ? mine : theirs) {
      common += (fewer ? theirs : mine).contains(label) ? 1 : 0;
    }
    return common;
  }

  ObjectShape widen(ObjectShape grown, Widening widening, int depth) {
    if (equals(grown)) {
      return this;
    }
    boolean spill = grown.fields.size() > fields.size() && fields.size() >= Widening.MAX_LABELS;
    Type others = widening.widen(rest(), grown.rest(), depth + 1);
    Map<String, Field> widened = new LinkedHashMap<>();
    for (Map.Entry<String, Field> entry : grown.fields.entrySet()) {
      Field after = entry.getValue();
      Field before = field(entry.getKey());
      if (spill && !fields.containsKey(entry.getKey())) {
        others = others.join(after.type());
      } else {
        widened.put(
            entry.getKey(),
            after.isAbsent()
                ? after
                : new Field(
                    after.presence(), widening.widen(before.type(), after.type(), depth + 1)));
      }
    }
    return orAny(of(widened, others));
  }

  /** The shape with one field replaced; null if no object can have it. */
  public @Nullable ObjectShape with(String name, Field field) {
    Map<String, Field> changed = new LinkedHashMap<>(fields);
    changed.put(name, field);
    return of(changed, rest());
  }

  /** The shape with every field's type, the unnamed ones' too, replaced by an upper bound of it. */
  ObjectShape map(UnaryOperator<Type> change) {
    Map<String, Field> changed = new LinkedHashMap<>();
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      Field field = entry.getValue();
      changed.put(
          entry.getKey(),
          field.isAbsent() ? field : new Field(field.presence(), change.apply(field.type())));
    }
    return orAny(of(changed, isClosed() ? Type.never() : change.apply(rest())));
  }

  /** Joins alternatives into a list without redundant ones and of bounded length. */
  static List<ObjectShape> alternatives(List<ObjectShape> one, List<ObjectShape> other) {
    if (other.isEmpty() || one.equals(other)) {
      return one;
    }
    if (one.isEmpty()) {
      return other;
    }
    List<ObjectShape> all = new ArrayList<>(one);
    for (ObjectShape shape : other) {
      add(all, shape);
    }
    while (all.size() > MAX_ALTERNATIVES) {
      joinMostAlike(all);
    }
    return List.copyOf(all);
  }

  /** At most this many alternatives are kept apart. */
  static final int MAX_ALTERNATIVES = 4;

  private static void add(List<ObjectShape> all, ObjectShape shape) {
    Set<String> labels = shape.labels();
    ObjectShape added = shape;
    for (int i = 0; i < all.size(); i++) {
      ObjectShape known = all.get(i);
      if (added.isSubsetOf(known)) {
        return;
      }
      if (known.isSubsetOf(added)) {
        all.remove(i--);
      } else if (known.isClosed() == added.isClosed() && labels.equals(known.labels())) {
        all.remove(i--);
        added = known.join(added);
      }
    }
    all.add(added);
  }

  private static void joinMostAlike(List<ObjectShape> all) {
    int best = -1;
    int first = 0;
    int second = 1;
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        int common = all.get(i).alike(all.get(j));
        if (common > best) {
          best = common;
          first = i;
          second = j;
        }
      }
    }
    ObjectShape joined = all.get(first).join(all.get(second));
    all.remove(second);
    all.remove(first);
    add(all, joined);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectShape shape
            && hash == shape.hash
            && (rest == null ? shape.rest == null : rest.equals(shape.rest))
            && fields.equals(shape.fields));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
