package io.steplint.typing.path;

import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Narrows a type by what a test or a successful read says of one definite path. The result holds
 * every value of the type that fits; never means that none does.
 */
public final class Narrowing {

  /** No type tells what is deeper; a longer path is followed no further. */
  private static final int MAX_STEPS = 64;

  private Narrowing() {}

  /** Whether a path is made of single names and indexes only, so that narrowing can follow it. */
  public static boolean canFollow(List<Segment> path) {
    if (path.size() > MAX_STEPS) {
      return false;
    }
    for (Segment segment : path) {
      boolean field = segment.kind() == Segment.Kind.FIELD && ((Segment.Field) segment).isPlain();
      if (!field && segment.kind() != Segment.Kind.INDEX) {
        return false;
      }
    }
    return true;
  }

  /** The values in which the path is there. */
  public static Type present(Type type, List<Segment> path) {
    return at(type, path, UnaryOperator.identity());
  }

  /**
   * The values in which the path is there, narrowed where it leads.
   *
   * @param change gives a narrower type for the selected values, never where none fits
   */
  public static Type at(Type type, List<Segment> path, UnaryOperator<Type> change) {
    return canFollow(path) ? at(type, path, 0, change) : type;
  }

  private static Type at(Type type, List<Segment> path, int step, UnaryOperator<Type> change) {
    if (step == path.size()) {
      return change.apply(type.present()).present();
    }
    Segment segment = path.get(step);
    if (segment.kind() == Segment.Kind.FIELD) {
      String name = ((Segment.Field) segment).name();
      List<ObjectShape> left = new ArrayList<>();
      for (ObjectShape shape : type.objects()) {
        Type value = at(shape.field(name).type(), path, step + 1, change);
        ObjectShape narrowed = value.isNever() ? null : shape.with(name, Field.required(value));
        if (narrowed != null) {
          left.add(narrowed);
        }
      }
      return Type.never().withObjects(left);
    }
    ArrayShape array = type.array();
    if (array == null) {
      return Type.never();
    }
    int index = ((Segment.Index) segment).index();
    Type there = Type.never();
    if (index >= 0) {
      Type value = at(array.at(index), path, step + 1, change);
      there = value.isNever() ? value : Type.orNever(array.withItem(index, value));
    }
    // At the end of a path an item that a list does not have is null.
    boolean last = step == path.size() - 1;
    return last && !change.apply(Type.nullValue()).isNever()
        ? there.join(without(array, index))
        : there;
  }

  /** The lists that have no item at an index; none has one at an index below zero. */
  private static Type without(ArrayShape array, int index) {
    return Type.orNever(index < 0 ? array : array.withLength(0, index));
  }

  /** The values in which the path is not there. */
  public static Type absent(Type type, List<Segment> path) {
    return canFollow(path) ? absent(type.present(), path, 0) : type;
  }

  private static Type absent(Type type, List<Segment> path, int step) {
    if (step == path.size()) {
      return Type.never();
    }
    Segment segment = path.get(step);
    if (segment.kind() == Segment.Kind.FIELD) {
      String name = ((Segment.Field) segment).name();
      List<ObjectShape> left = new ArrayList<>();
      for (ObjectShape shape : type.objects()) {
        Field field = shape.field(name);
        Type value = absent(field.type(), path, step + 1);
        Field narrowed = field.isRequired() ? Field.required(value) : Field.optional(value);
        ObjectShape without = shape.with(name, narrowed);
        if (without != null) {
          left.add(without);
        }
      }
      return type.withObjects(left);
    }
    ArrayShape array = type.array();
    int index = ((Segment.Index) segment).index();
    if (array == null || index < 0) {
      return type;
    }
    if (!absent(array.at(index), path, step + 1).isNever()) {
      return type; // the item may be there and lack what follows
    }
    return type.without(Kind.ARRAY).join(without(array, index));
  }
}
