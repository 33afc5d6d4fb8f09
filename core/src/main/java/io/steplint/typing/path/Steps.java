package io.steplint.typing.path;

import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.typing.Happens;

/** What one name or one index selects from a type. */
final class Steps {

  private Steps() {}

  static Selection field(Type type, String name) {
    Type hit = Type.never();
    boolean certain = true; // no value lacks the field
    boolean concrete = false;
    boolean open = false;
    for (ObjectShape shape : type.objects()) {
      Field field = shape.field(name);
      hit = hit.join(field.type());
      certain &= field.isRequired();
      open |= shape.isAny();
      concrete |= !field.isRequired() && (field.isAbsent() || shape.fields().containsKey(name));
    }
    if (!type.without(Kind.OBJECT).present().isNever()) {
      certain = false;
      concrete |= !open;
    }
    return outcome(hit, certain, concrete);
  }

  static Selection item(Type type, int index) {
    ArrayShape array = type.array();
    Type hit = array == null ? Type.never() : at(array, index);
    long needed = index >= 0 ? index + 1L : -(long) index;
    boolean certain = array != null && needed <= array.min();
    boolean concrete = array != null && !certain && array.max() < ArrayShape.UNBOUNDED;
    if (!type.without(Kind.ARRAY).present().isNever()) {
      certain = false;
      concrete |= array == null || !array.isAny();
    }
    return outcome(hit, certain, concrete);
  }

  /** The type of the item at an index, counted from the end where it is negative. */
  static Type at(ArrayShape array, int index) {
    if (index >= 0) {
      return array.at(index);
    }
    long back = -(long) index;
    if (back > array.max()) {
      return Type.never();
    }
    return array.min() == array.max() ? array.at((int) (array.max() - back)) : array.item();
  }

  private static Selection outcome(Type hit, boolean certain, boolean concrete) {
    if (hit.isNever()) {
      return Selection.NOTHING;
    }
    return certain ? Selection.found(hit) : new Selection(hit, Happens.MAY, concrete);
  }
}
