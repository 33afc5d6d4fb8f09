package io.steplint.typing.jsonata;

import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;

/** The steps {@code *} and {@code **}. */
final class Wildcards {

  private static final int MAX_NESTING = 12;

  private Wildcards() {}

  /** Every value of an object or array. Where one is an array, the sequence becomes a plain one. */
  static Type values(Type context) {
    if (context.isUnknown()) {
      return Type.unknown().orMissing();
    }
    Type result = Type.never();
    if (!context.without(Kind.OBJECT).without(Kind.ARRAY).isNever()) {
      result = Type.missing();
    }
    for (ObjectShape shape : context.objects()) {
      Values values = new Values();
      for (Field field : shape.fields().values()) {
        if (!field.isAbsent()) {
          values.add(field.type(), field.isRequired() ? 1 : 0, 1);
        }
      }
      if (!shape.isClosed()) {
        values.add(shape.rest(), 0, ArrayShape.UNBOUNDED);
      }
      // The order of the fields is not part of the type.
      values.all = Stream.between(values.all.item(), values.all.min(), values.all.max());
      result = result.join(values.result());
    }
    if (context.array() != null) {
      Stream items = Stream.of(context.only(Kind.ARRAY));
      Values values = new Values();
      if (items.known() == null) {
        values.add(items.item(), items.min(), items.max());
      } else {
        items.known().forEach(item -> values.add(item, 1, 1));
      }
      result = result.join(values.result());
    }
    return result;
  }

  private static final class Values {
    private Stream all = Stream.none();
    private boolean mayBePlain;
    private boolean mustBePlain;

    void add(Type value, long least, long most) {
      if (most == 0) {
        return;
      }
      all = all.then(flat(value, 0).repeated(least, most));
      mayBePlain |= value.mayBe(Kind.ARRAY);
      mustBePlain |= value.mustBe(Kind.ARRAY) && least > 0;
    }

    Type result() {
      Type plain = mayBePlain ? all.array() : Type.never();
      return mustBePlain ? plain : plain.join(all.value());
    }
  }

  /** The items of an array, and of the arrays in it. */
  private static Stream flat(Type value, int depth) {
    ArrayShape array = value.array();
    if (array == null) {
      return Stream.one(value);
    }
    if (depth > MAX_NESTING || value.isUnknown()) {
      return Stream.between(Type.unknown(), 0, ArrayShape.UNBOUNDED);
    }
    Stream items = Stream.of(value.only(Kind.ARRAY));
    Stream all = Stream.none();
    if (items.known() == null) {
      all =
          items.isEmpty() ? all : flat(items.item(), depth + 1).repeated(items.min(), items.max());
    } else {
      for (Type item : items.known()) {
        all = all.then(flat(item, depth + 1));
      }
    }
    Type others = value.without(Kind.ARRAY);
    return others.isNever() ? all : all.or(Stream.one(others));
  }

  /** The value and everything below it but the arrays themselves. */
  static Type descendants(Type context) {
    return below(context, 0).value();
  }

  private static Stream below(Type type, int depth) {
    if (type.isNever()) {
      return Stream.none();
    }
    if (depth > MAX_NESTING || type.present().isUnknown() || type.functions() != null) {
      return Stream.between(
          type.functions() == null ? Type.unknown() : Type.unknown().join(Type.anyFunction()),
          0,
          ArrayShape.UNBOUNDED);
    }
    Stream result = null;
    Type scalars = type.without(Kind.ARRAY).without(Kind.OBJECT);
    if (!scalars.isNever()) {
      result = Stream.one(scalars);
    }
    for (ObjectShape shape : type.objects()) {
      Stream all = Stream.one(Types.of(shape));
      for (Field field : shape.fields().values()) {
        if (!field.isAbsent()) {
          Stream each = below(field.type(), depth + 1);
          all = all.then(field.isRequired() ? each : each.atLeast(0));
        }
      }
      if (!shape.isClosed()) {
        all = all.then(below(shape.rest(), depth + 1).repeated(0, ArrayShape.UNBOUNDED));
      }
      all = Stream.between(all.item(), all.min(), all.max());
      result = result == null ? all : result.or(all);
    }
    if (type.array() != null) {
      Stream items = Stream.of(type.only(Kind.ARRAY));
      Stream all = Stream.none();
      if (items.known() == null) {
        all = below(items.item(), depth + 1).repeated(items.min(), items.max());
      } else {
        for (Type item : items.known()) {
          all = all.then(below(item, depth + 1));
        }
      }
      result = result == null ? all : result.or(all);
    }
    return result == null ? Stream.none() : result;
  }
}
