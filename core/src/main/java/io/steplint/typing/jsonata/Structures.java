package io.steplint.typing.jsonata;

import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of arrays and objects that call no other. */
final class Structures {

  private Structures() {}

  static Type count(Type type) {
    Type result = type.mayBeMissing() ? Type.literal(0) : Type.never();
    ArrayShape array = type.array();
    if (!type.present().without(Kind.ARRAY).isNever()) {
      result = result.join(Type.literal(1));
    }
    if (array != null) {
      result =
          result.join(
              array.max() == ArrayShape.UNBOUNDED
                  ? Types.integerFrom(array.min())
                  : Types.integer(array.min(), array.max()));
    }
    return result;
  }

  static Type append(Type first, Type second) {
    Type result = Type.never();
    if (first.mayBeMissing()) {
      result = result.join(second);
    }
    if (second.mayBeMissing()) {
      result = result.join(first);
    }
    Type one = first.present();
    Type other = second.present();
    return one.isNever() || other.isNever()
        ? result
        : result.join(Stream.of(one).then(Stream.of(other)).array());
  }

  static Type zip(List<Type> arguments) {
    long min = ArrayShape.UNBOUNDED;
    long max = ArrayShape.UNBOUNDED;
    for (Type argument : arguments) {
      // An undefined argument counts as an empty array.
      Stream items = Stream.of(argument);
      min = Math.min(min, items.min());
      max = Math.min(max, items.max());
    }
    return Stream.between(Types.array(Type.unknown(), 1, ArrayShape.UNBOUNDED), min, max).array();
  }

  static Returned match() {
    Type each =
        Types.object()
            .required("match", Type.string())
            .required("index", Types.integerFrom(0))
            .required("groups", Types.array(Type.string().join(Type.nullValue())))
            .closed();
    return Returned.of(Stream.between(each, 0, ArrayShape.UNBOUNDED));
  }

  /** The parts of an array; nothing of an empty one. */
  static Type partitioned(Type first) {
    Stream items = Stream.of(first);
    if (items.isEmpty()) {
      return Type.missing();
    }
    int most = (int) Math.min(items.max(), ArrayShape.UNBOUNDED);
    Type parts = Types.array(Types.array(items.item(), 1, most), 1, most);
    return items.min() == 0 ? parts.orMissing() : parts;
  }

  /** An array of the same items in another order; one of less than two is returned as it is. */
  static Type reordered(Type first) {
    Stream items = Stream.of(first);
    return asItIs(first, Stream.between(items.item(), items.min(), items.max()));
  }

  static Type reversed(Type first) {
    List<Type> known = Stream.of(first).known();
    if (known == null) {
      return reordered(first);
    }
    List<Type> reversed = new ArrayList<>(known);
    Collections.reverse(reversed);
    return asItIs(first, Stream.exactly(reversed));
  }

  private static Type asItIs(Type first, Stream items) {
    ArrayShape array = first.array();
    Type result = items.array();
    return array != null && array.min() < 2 && array.marks() != 0
        ? result.marked(array.marks()).join(items.value())
        : result;
  }

  static Returned distinct(Type first) {
    ArrayShape array = first.array();
    Type scalars = first.without(Kind.ARRAY);
    if (array == null) {
      return Returned.of(scalars);
    }
    Stream items = Stream.of(first.only(Kind.ARRAY));
    Stream result = without(items);
    boolean sequence = (array.marks() & ArrayShape.SEQUENCE) != 0;
    Type plain = scalars.join(result.array());
    return sequence ? new Returned(plain, result) : Returned.of(plain);
  }

  /** The stream without what comes again. */
  private static Stream without(Stream items) {
    List<Type> known = items.known();
    if (known == null || known.size() < 2) {
      return Stream.between(items.item(), Math.min(1, items.min()), items.max());
    }
    List<Type> kept = new ArrayList<>();
    for (Type item : known) {
      boolean again = false;
      for (Type other : kept) {
        if (item.equals(other) && isLiteral(item)) {
          again = true;
        } else if (!item.meet(other).isNever()) {
          return Stream.between(items.item(), 1, items.max());
        }
      }
      if (!again) {
        kept.add(item);
      }
    }
    return Stream.exactly(kept);
  }

  private static boolean isLiteral(Type type) {
    return type.literalValue() != null || type.mustBe(Kind.NULL);
  }

  // ---- objects

  static Returned keys(Type first) {
    Returned result = Returned.of(Type.never());
    if (!first.without(Kind.OBJECT).without(Kind.ARRAY).isNever()) {
      result = Returned.of(Stream.none());
    }
    for (ObjectShape shape : first.objects()) {
      Names names = new Names();
      names.add(shape, true);
      result = result.or(Returned.of(names.stream()));
    }
    if (first.array() != null) {
      Names names = new Names();
      names.add(first.only(Kind.ARRAY), true, 0);
      result = result.or(Returned.of(names.stream()));
    }
    return result;
  }

  /** The names of the fields of an object, or of all that are in an array. */
  private static final class Names {
    private final Map<String, Boolean> names = new LinkedHashMap<>();
    private boolean open;

    void add(ObjectShape shape, boolean certain) {
      for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
        if (!entry.getValue().isAbsent()) {
          names.merge(entry.getKey(), certain && entry.getValue().isRequired(), Boolean::logicalOr);
        }
      }
      open |= !shape.isClosed();
    }

    void add(Type type, boolean certain, int depth) {
      if (depth > 8 || type.isUnknown()) {
        open |= !type.isNever();
        return;
      }
      boolean only = certain && type.kinds().size() == 1 && !type.mayBeMissing();
      for (ObjectShape shape : type.objects()) {
        add(shape, only && type.objects().size() == 1);
      }
      if (type.array() != null) {
        Stream items = Stream.of(type.only(Kind.ARRAY));
        if (items.known() != null) {
          items.known().forEach(item -> add(item, only, depth + 1));
        } else {
          add(items.item(), only && items.min() > 0, depth + 1);
        }
      }
    }

    Stream stream() {
      int least = 0;
      Type all = Type.never();
      List<Type> exact = new ArrayList<>();
      for (Map.Entry<String, Boolean> entry : names.entrySet()) {
        least += entry.getValue() ? 1 : 0;
        Type name = Type.literal(entry.getKey());
        exact.add(name);
        all = all.join(name);
      }
      // The order of the names is that of the fields, which is not part of the type.
      return Stream.between(
          open ? Type.string() : all, least, open ? ArrayShape.UNBOUNDED : exact.size());
    }
  }

  static Returned spread(Type first) {
    Type scalars = first.without(Kind.OBJECT).without(Kind.ARRAY);
    Returned result = Returned.of(scalars);
    for (ObjectShape shape : first.objects()) {
      result = result.or(Returned.of(parts(shape)));
    }
    ArrayShape array = first.array();
    if (array != null) {
      Stream all = inArray(first.only(Kind.ARRAY), 0);
      result = result.or(Returned.of(all.array()));
      if (array.min() == 0) {
        result = result.orMissing();
      }
    }
    return result;
  }

  private static Stream inArray(Type arrays, int depth) {
    Stream items = Stream.of(arrays);
    if (items.known() == null) {
      return items.isEmpty()
          ? items
          : spreadItem(items.item(), depth).repeated(items.min(), items.max());
    }
    Stream all = Stream.none();
    for (Type item : items.known()) {
      all = all.then(spreadItem(item, depth));
    }
    return all;
  }

  private static Stream spreadItem(Type item, int depth) {
    if (depth > 8 || item.isUnknown()) {
      return Stream.between(Type.unknown(), 0, ArrayShape.UNBOUNDED);
    }
    Stream result = null;
    Type scalars = item.without(Kind.OBJECT).without(Kind.ARRAY);
    if (!scalars.isNever()) {
      result = Stream.one(scalars);
    }
    for (ObjectShape shape : item.objects()) {
      result = result == null ? parts(shape) : result.or(parts(shape));
    }
    if (item.array() != null) {
      Stream inner = inArray(item.only(Kind.ARRAY), depth + 1);
      result = result == null ? inner : result.or(inner);
    }
    return result == null ? Stream.none() : result;
  }

  /** An object for each field. */
  private static Stream parts(ObjectShape shape) {
    long least = 0;
    long most = 0;
    Type all = Type.never();
    for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
      Field field = entry.getValue();
      if (!field.isAbsent()) {
        least += field.isRequired() ? 1 : 0;
        most++;
        all = all.join(Types.object().required(entry.getKey(), field.type()).closed());
      }
    }
    if (!shape.isClosed()) {
      all = all.join(Type.anyObject());
      most = ArrayShape.UNBOUNDED;
    }
    return Stream.between(all, least, most);
  }

  static Type merge(Type first) {
    List<Type> known = Stream.of(first).known();
    if (known == null) {
      return Type.anyObject();
    }
    Type result = Types.object().closed();
    for (Type item : known) {
      ObjectShape shape = shape(item);
      ObjectShape before = shape(result);
      if (shape == null || before == null) {
        return Type.anyObject();
      }
      result = merged(before, shape);
    }
    return result;
  }

  private static @Nullable ObjectShape shape(Type type) {
    return type.objects().size() == 1 ? type.objects().get(0) : null;
  }

  private static Type merged(ObjectShape left, ObjectShape right) {
    Types.ObjectBuilder object = Types.object();
    Set<String> names = new LinkedHashSet<>(left.fields().keySet());
    names.addAll(right.fields().keySet());
    for (String name : names) {
      Field one = left.field(name);
      Field other = right.field(name);
      if (other.isRequired()) {
        object.required(name, other.type());
      } else if (other.isAbsent() && one.isAbsent()) {
        object.absent(name);
      } else {
        Type type = one.type().join(other.type());
        object.field(name, one.isRequired() ? type : type.orMissing());
      }
    }
    return object.open(left.rest().join(right.rest()));
  }
}
