package io.steplint.typing.path;

import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.ArrayList;
import java.util.List;

/** Puts values into others at reference paths, as {@code ResultPath} does. */
public final class Updates {

  private final List<Segment> path;
  private final Type value;
  private boolean fails;
  private boolean mayFail;
  private boolean concrete;

  private Updates(List<Segment> path, Type value) {
    this.path = path;
    this.value = value;
  }

  /**
   * Puts {@code value} into the values of {@code target} at a path of names and indexes. Objects
   * that are missing on the way are created, a field that is there is replaced; anything else on
   * the way makes it fail.
   */
  public static Update put(Type target, List<Segment> path, Type value) {
    if (!Narrowing.canFollow(path)) {
      return new Update(Type.unknown(), Happens.MAY, false);
    }
    Updates updates = new Updates(path, value.present());
    Type result = updates.into(target.present(), 0);
    Happens failure =
        !updates.fails && !updates.mayFail
            ? Happens.NO
            : result.isNever() && !value.isNever() ? Happens.MUST : Happens.MAY;
    return new Update(result, failure, updates.concrete);
  }

  private Type into(Type type, int step) {
    if (step == path.size()) {
      return value;
    }
    return path.get(step).kind() == Segment.Kind.FIELD
        ? intoObject(type, step, ((Segment.Field) path.get(step)).name())
        : intoArray(type, step, ((Segment.Index) path.get(step)).index());
  }

  private Type intoObject(Type type, int step, String name) {
    List<ObjectShape> changed = new ArrayList<>();
    boolean open = false;
    for (ObjectShape shape : type.objects()) {
      open |= shape.isAny();
      Field field = shape.field(name);
      Type inside = field.isAbsent() ? Type.never() : into(field.type(), step + 1);
      if (!field.isRequired()) {
        inside = inside.join(create(step + 1));
      }
      ObjectShape updated = inside.isNever() ? null : shape.with(name, Field.required(inside));
      if (updated != null) {
        changed.add(updated);
      }
    }
    Type result = Type.never().withObjects(changed);
    Type others = type.without(Kind.OBJECT);
    if (!others.isNever()) {
      fails = true;
      concrete |= !open;
      if (step > 0 && others.mayBe(Kind.NULL)) {
        result = result.join(create(step)); // whether a null on the way is replaced is not known
      }
    }
    return result;
  }

  private Type intoArray(Type type, int step, int index) {
    ArrayShape array = type.array();
    Type result = Type.never();
    if (array != null && index >= 0 && index < array.max()) {
      Type item = into(array.at(index), step + 1);
      result = Type.orNever(array.withItem(index, item));
    }
    boolean always = array != null && index >= 0 && index < array.min();
    if (!always || !type.without(Kind.ARRAY).isNever()) {
      mayFail = true; // what else an index can do is nowhere recorded
      return Type.unknown();
    }
    return result;
  }

  /** The value, wrapped into the objects that the rest of the path creates. */
  private Type create(int step) {
    Type created = value;
    for (int i = path.size() - 1; i >= step; i--) {
      if (path.get(i).kind() != Segment.Kind.FIELD) {
        mayFail = true;
        created = Type.unknown();
      } else {
        created = Types.object().required(((Segment.Field) path.get(i)).name(), created).closed();
      }
    }
    return created;
  }
}
