package io.steplint.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON value can be: the union of one component per kind. Immutable; equality is structural
 * and cheap (cached hashes), structure is shared.
 *
 * <p>A type may also say that there is no value at all ({@link #mayBeMissing()}): an undefined
 * result of JSONata, or a variable that nothing has assigned. Fields and items are never missing; a
 * field that may be is {@link Presence#OPTIONAL}.
 *
 * <p>Whole kinds and literals are made here; types that say more of a value by {@link Types}.
 */
public final class Type {

  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int BOTH = FALSE | TRUE;

  private static final Type NEVER = new Type(false, false, 0, null, null, null, List.of(), null);
  private static final Type MISSING = new Type(true, false, 0, null, null, null, List.of(), null);
  private static final Type NULL = new Type(false, true, 0, null, null, null, List.of(), null);
  private static final Type UNKNOWN =
      new Type(
          false,
          true,
          BOTH,
          Numbers.ANY,
          Strings.ANY,
          ArrayShape.ANY,
          List.of(ObjectShape.ANY),
          null);
  private static final Type FALSE_ONLY = bits(FALSE);
  private static final Type TRUE_ONLY = bits(TRUE);
  private static final Type BOOLEAN = bits(BOTH);
  private static final Type NUMBER = of(Numbers.ANY);
  private static final Type INTEGER = of(Numbers.INTEGERS);
  private static final Type STRING = of(Strings.ANY);

  private final boolean missing;
  private final boolean isNull;
  private final int booleans;
  private final @Nullable Numbers numbers;
  private final @Nullable Strings strings;
  private final @Nullable ArrayShape array;
  private final List<ObjectShape> objects;
  private final @Nullable Functions functions;
  private final int hash;
  private final int depth;
  private final int size;
  private final boolean marked;

  /** No part of the value: whoever reads an old one or none computes the same again. */
  private Caps.@Nullable Cut lastCut;

  private Type(
      boolean missing,
      boolean isNull,
      int booleans,
      @Nullable Numbers numbers,
      @Nullable Strings strings,
      @Nullable ArrayShape array,
      List<ObjectShape> objects,
      @Nullable Functions functions) {
    this.missing = missing;
    this.isNull = isNull;
    this.booleans = booleans;
    this.numbers = numbers;
    this.strings = strings;
    this.array = array;
    this.objects = objects;
    this.functions = functions;
    int code = (booleans * 2 + (missing ? 1 : 0)) * 2 + (isNull ? 1 : 0);
    code = code * 31 + Objects.hashCode(numbers);
    code = code * 31 + Objects.hashCode(strings);
    code = code * 31 + Objects.hashCode(array);
    for (ObjectShape shape : objects) {
      code += shape.hashCode(); // alternatives have no order
    }
    this.hash = code * 31 + Objects.hashCode(functions);
    int deepest = array == null ? 0 : array.depth() + 1;
    int nodes = 1 + (array == null ? 0 : array.size());
    if (strings != null && strings.literals().isEmpty()) {
      StringFacts facts = strings.facts();
      if (!facts.isNone()) {
        deepest = Math.max(deepest, facts.depth() + 1);
        nodes += facts.size();
      }
    }
    for (ObjectShape shape : objects) {
      deepest = Math.max(deepest, shape.depth() + 1);
      nodes += shape.size();
    }
    this.depth = deepest;
    this.size = nodes;
    boolean marks = array != null && array.isMarked();
    for (ObjectShape shape : objects) {
      marks |= shape.isMarked();
    }
    this.marked = marks;
  }

  static Type of(
      boolean missing,
      boolean isNull,
      int booleans,
      @Nullable Numbers numbers,
      @Nullable Strings strings,
      @Nullable ArrayShape array,
      List<ObjectShape> objects,
      @Nullable Functions functions) {
    Type type = new Type(missing, isNull, booleans, numbers, strings, array, objects, functions);
    return type.equals(UNKNOWN) ? UNKNOWN : type;
  }

  private static Type bits(int booleans) {
    return new Type(false, false, booleans, null, null, null, List.of(), null);
  }

  // ---- whole kinds and literals

  /** Any JSON value: nothing is known. */
  public static Type unknown() {
    return UNKNOWN;
  }

  /** No value: what cannot be. */
  public static Type never() {
    return NEVER;
  }

  /** Undefined: there certainly is no value. */
  public static Type missing() {
    return MISSING;
  }

  public static Type nullValue() {
    return NULL;
  }

  public static Type bool() {
    return BOOLEAN;
  }

  public static Type number() {
    return NUMBER;
  }

  /** Whole numbers. */
  public static Type integer() {
    return INTEGER;
  }

  public static Type string() {
    return STRING;
  }

  public static Type literal(boolean value) {
    return value ? TRUE_ONLY : FALSE_ONLY;
  }

  public static Type literal(String value) {
    return of(Strings.literal(value));
  }

  public static Type literal(long value) {
    return literal(BigDecimal.valueOf(value));
  }

  public static Type literal(BigDecimal value) {
    return of(Numbers.literal(value));
  }

  /** Any array. */
  public static Type anyArray() {
    return of(ArrayShape.ANY);
  }

  /** Any object. */
  public static Type anyObject() {
    return of(ObjectShape.ANY);
  }

  /** Any function: JSONata only. */
  public static Type anyFunction() {
    return of(Functions.ANY);
  }

  static Type of(Numbers numbers) {
    return new Type(false, false, 0, numbers, null, null, List.of(), null);
  }

  static Type of(Strings strings) {
    return new Type(false, false, 0, null, strings, null, List.of(), null);
  }

  static Type of(StringFacts facts) {
    return of(Strings.of(facts));
  }

  static Type of(ArrayShape array) {
    return new Type(false, false, 0, null, null, array, List.of(), null);
  }

  static Type of(ObjectShape shape) {
    return new Type(false, false, 0, null, null, null, List.of(shape), null);
  }

  static Type of(Functions functions) {
    return new Type(false, false, 0, null, null, null, List.of(), functions);
  }

  public static Type orNever(@Nullable ArrayShape array) {
    return array == null ? NEVER : of(array);
  }

  public static Type orNever(@Nullable ObjectShape shape) {
    return shape == null ? NEVER : of(shape);
  }

  // ---- components

  /** The possible numbers; null if it is never a number. */
  public @Nullable Numbers numbers() {
    return numbers;
  }

  /** The possible texts; null if it is never a text. */
  public @Nullable Strings strings() {
    return strings;
  }

  /** The possible arrays; null if it is never an array. */
  public @Nullable ArrayShape array() {
    return array;
  }

  /** The alternatives of the possible objects; empty if it is never an object. */
  public List<ObjectShape> objects() {
    return objects;
  }

  /** The possible functions; null if it is never a function. */
  public @Nullable Functions functions() {
    return functions;
  }

  public boolean mayBeTrue() {
    return (booleans & TRUE) != 0;
  }

  public boolean mayBeFalse() {
    return (booleans & FALSE) != 0;
  }

  int booleanBits() {
    return booleans;
  }

  /** Whether there may be no value at all. */
  public boolean mayBeMissing() {
    return missing;
  }

  /** Whether there certainly is no value. */
  public boolean mustBeMissing() {
    return missing && present().isNever();
  }

  /** Whether there cannot be a value, nor the lack of one. */
  public boolean isNever() {
    return !missing
        && booleans == 0
        && !isNull
        && numbers == null
        && strings == null
        && array == null
        && objects.isEmpty()
        && functions == null;
  }

  /** Whether nothing is known of the value: every JSON value is possible. */
  public boolean isUnknown() {
    return this == UNKNOWN
        || (isNull
            && booleans == BOTH
            && numbers != null
            && numbers.isAny()
            && strings != null
            && strings.isAny()
            && array != null
            && array.isAny()
            && objects.size() == 1
            && objects.get(0).isAny());
  }

  /** Whether a value of the kind is possible. */
  public boolean mayBe(Kind kind) {
    return switch (kind) {
      case NULL -> isNull;
      case BOOLEAN -> booleans != 0;
      case NUMBER -> numbers != null;
      case STRING -> strings != null;
      case ARRAY -> array != null;
      case OBJECT -> !objects.isEmpty();
      case FUNCTION -> functions != null;
    };
  }

  /** Whether there certainly is a value, and it is of the kind. */
  public boolean mustBe(Kind kind) {
    return !missing && mayBe(kind) && kinds().size() == 1;
  }

  /** The possible kinds. */
  public Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (mayBe(kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** Only the values of a kind. */
  public Type only(Kind kind) {
    return of(
        false,
        kind == Kind.NULL && isNull,
        kind == Kind.BOOLEAN ? booleans : 0,
        kind == Kind.NUMBER ? numbers : null,
        kind == Kind.STRING ? strings : null,
        kind == Kind.ARRAY ? array : null,
        kind == Kind.OBJECT ? objects : List.of(),
        kind == Kind.FUNCTION ? functions : null);
  }

  /** The values of every kind but one. */
  public Type without(Kind kind) {
    return !mayBe(kind)
        ? this
        : of(
            missing,
            kind != Kind.NULL && isNull,
            kind == Kind.BOOLEAN ? 0 : booleans,
            kind == Kind.NUMBER ? null : numbers,
            kind == Kind.STRING ? null : strings,
            kind == Kind.ARRAY ? null : array,
            kind == Kind.OBJECT ? List.of() : objects,
            kind == Kind.FUNCTION ? null : functions);
  }

  /** The values, where there is one. */
  public Type present() {
    return withMissing(false);
  }

  /** The values, or none. */
  public Type orMissing() {
    return withMissing(true);
  }

  Type withMissing(boolean mayBeMissing) {
    return missing == mayBeMissing
        ? this
        : of(mayBeMissing, isNull, booleans, numbers, strings, array, objects, functions);
  }

  /** The only possible value, if it is a literal boolean, number or text; else null. */
  public @Nullable Object literalValue() {
    if (missing || kinds().size() != 1) {
      return null;
    }
    if (numbers != null) {
      return numbers.single();
    }
    if (strings != null) {
      return strings.single();
    }
    return booleans == TRUE ? Boolean.TRUE : booleans == FALSE ? Boolean.FALSE : null;
  }

  /** Removes one literal (text, BigDecimal or Boolean), as far as that can be said. */
  public Type withoutLiteral(Object value) {
    if (value instanceof Boolean flag) {
      int left = booleans & ~(flag ? TRUE : FALSE);
      return of(missing, isNull, left, numbers, strings, array, objects, functions);
    }
    if (value instanceof BigDecimal number && numbers != null) {
      Numbers left = numbers.without(number);
      return of(missing, isNull, booleans, left, strings, array, objects, functions);
    }
    if (value instanceof String text && strings != null) {
      Strings left = strings.filter(literal -> !literal.equals(text));
      return of(missing, isNull, booleans, numbers, left, array, objects, functions);
    }
    return this;
  }

  /** This type with marks on its arrays, such as {@link ArrayShape#SEQUENCE}. */
  public Type marked(int marks) {
    return array == null || (array.marks() | marks) == array.marks()
        ? this
        : withArray(array.withMarks(array.marks() | marks));
  }

  /** This type without any {@link ArrayShape#marks()}, inside it neither. */
  public Type withoutMarks() {
    if (!marked) {
      return this;
    }
    Type plain = this;
    if (array != null) {
      List<Type> first = new ArrayList<>();
      for (Type item : array.prefix()) {
        first.add(item.withoutMarks());
      }
      plain =
          withArray(ArrayShape.of(array.item().withoutMarks(), array.min(), array.max(), first));
    }
    if (objects.isEmpty()) {
      return plain;
    }
    List<ObjectShape> shapes = new ArrayList<>();
    for (ObjectShape shape : objects) {
      shapes.add(shape.map(Type::withoutMarks));
    }
    return plain.withObjects(shapes);
  }

  private Type withArray(@Nullable ArrayShape changed) {
    return of(missing, isNull, booleans, numbers, strings, changed, objects, functions);
  }

  // ---- lattice

  /** The least type, within the normal form, that holds the values of both. */
  public Type join(Type other) {
    return Lattice.join(this, other);
  }

  /** Holds every value that both hold, and perhaps some more: for narrowing only. */
  public Type meet(Type other) {
    return Lattice.meet(this, other);
  }

  /** Whether every value of this type certainly is one of the other. */
  public boolean isSubtypeOf(Type other) {
    return Lattice.isSubtype(this, other);
  }

  /** An upper bound of both such that every chain of widenings ends. */
  public Type widen(Type grown, Thresholds thresholds) {
    return new Widening(thresholds).widen(this, grown, 0);
  }

  /**
   * Whether a value is, as far as can be told, one of this type. Values are Map, List, String,
   * Number, Boolean and null. Facts that a text cannot prove, such as being a certain machine's
   * ARN, count as given.
   */
  public boolean contains(@Nullable Object value) {
    return Lattice.contains(this, value);
  }

  /** How many levels of items, fields and embedded JSON there are; 0 for scalars and unknown. */
  int depth() {
    return depth;
  }

  /** How many types this one is made of, each counted as often as it is reached. */
  int size() {
    return size;
  }

  /** Whether an array somewhere in it has {@link ArrayShape#marks()}. */
  boolean isMarked() {
    return marked;
  }

  Caps.@Nullable Cut lastCut() {
    return lastCut;
  }

  void setLastCut(Caps.Cut cut) {
    lastCut = cut;
  }

  /** This type with the object alternatives replaced. */
  public Type withObjects(List<ObjectShape> shapes) {
    List<ObjectShape> normal = List.of();
    for (ObjectShape shape : new ArrayList<>(shapes)) {
      normal = ObjectShape.alternatives(normal, List.of(shape));
    }
    return of(missing, isNull, booleans, numbers, strings, array, normal, functions);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Type type
            && hash == type.hash
            && missing == type.missing
            && isNull == type.isNull
            && booleans == type.booleans
            && Objects.equals(numbers, type.numbers)
            && Objects.equals(strings, type.strings)
            && Objects.equals(array, type.array)
            && objects.size() == type.objects.size()
            && objects.containsAll(type.objects)
            && Objects.equals(functions, type.functions));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The type in one line. */
  @Override
  public String toString() {
    return TypePrinter.readable().print(this);
  }
}
