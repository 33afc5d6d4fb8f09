package io.steplint.typing.path;

import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Selects from types along paths, the way Jayway selects from values. */
public final class PathTyping {

  /** So many types are looked at below a {@code ..}; more make the result unknown. */
  private static final int MAX_DESCENDANTS = 5_000;

  private PathTyping() {}

  /**
   * What a path selects from the values of a type. A definite path selects one value or is missing;
   * an indefinite one always gives an array.
   */
  public static Selection select(Type type, List<Segment> path) {
    Type at = type.present();
    Happens missing = Happens.NO;
    boolean concrete = false;
    for (int i = 0; i < path.size(); i++) {
      Segment segment = path.get(i);
      boolean last = i == path.size() - 1;
      Selection step;
      switch (segment.kind()) {
        case FIELD -> step = field(at, (Segment.Field) segment);
        case INDEX -> step = Steps.item(at, ((Segment.Index) segment).index());
        case FUNCTION -> step = function(at, ((Segment.Function) segment).name());
        case FIELDS -> {
          if (!last) {
            return indefinite(new Selection(at, missing, concrete), path, i);
          }
          step = subset(at, ((Segment.Fields) segment).names());
        }
        default -> {
          return indefinite(new Selection(at, missing, concrete), path, i);
        }
      }
      at = step.type();
      missing = missing.either(step.missing());
      concrete |= step.concrete();
      if (missing == Happens.MUST) {
        return endsInFunctionOrArray(path, i + 1) ? rest(path, i + 1) : Selection.NOTHING;
      }
    }
    return new Selection(at, missing, concrete);
  }

  private static boolean endsInFunctionOrArray(List<Segment> path, int from) {
    for (int i = from; i < path.size(); i++) {
      if (!path.get(i).isDefinite()
          && !(path.get(i).kind() == Segment.Kind.FIELDS && i == path.size() - 1)) {
        return true;
      }
    }
    return false;
  }

  /** A path whose definite beginning is missing: an indefinite one selects nothing from it. */
  private static Selection rest(List<Segment> path, int from) {
    for (int i = from; i < path.size(); i++) {
      if (path.get(i).kind() == Segment.Kind.FUNCTION) {
        return new Selection(Type.unknown(), Happens.MAY, false);
      }
    }
    return Selection.found(Types.tuple());
  }

  private static Selection field(Type type, Segment.Field field) {
    return field.isAmbiguous()
        ? new Selection(Type.unknown(), Happens.MAY, false)
        : Steps.field(type, field.name());
  }

  /** {@code ['a','b']} at the end: an object of those fields that are there. */
  private static Selection subset(Type type, List<String> names) {
    Type result = Type.never();
    for (ObjectShape shape : type.objects()) {
      Map<String, Field> kept = new LinkedHashMap<>();
      for (String name : names) {
        kept.put(name, shape.field(name));
      }
      result = result.join(Type.orNever(ObjectShape.of(kept, Type.never())));
    }
    boolean others = !type.without(Kind.OBJECT).isNever();
    if (result.isNever()) {
      return Selection.NOTHING;
    }
    return others ? new Selection(result, Happens.MAY, !type.isUnknown()) : Selection.found(result);
  }

  private static Selection function(Type type, String name) {
    return switch (name) {
      case "length" -> {
        ArrayShape array = type.array();
        Type length = Types.integerFrom(0).join(Type.nullValue());
        yield Selection.found(array != null && type.mustBe(Kind.ARRAY) ? length(array) : length);
      }
      case "keys" -> new Selection(Types.array(Type.string()), Happens.MAY, false);
      case "min", "max", "avg", "sum", "stddev" -> new Selection(Type.number(), Happens.MAY, false);
      default -> new Selection(Type.unknown(), Happens.MAY, false);
    };
  }

  /** The lengths that an array can have. */
  public static Type length(ArrayShape array) {
    return array.max() == ArrayShape.UNBOUNDED
        ? Types.integerFrom(array.min())
        : Types.integer(array.min(), array.max());
  }

  private static Selection indefinite(Selection start, List<Segment> path, int from) {
    Matches matches = Matches.of(start);
    for (int i = from; i < path.size(); i++) {
      Segment segment = path.get(i);
      boolean last = i == path.size() - 1;
      switch (segment.kind()) {
        case FUNCTION -> {
          return new Selection(Type.unknown(), Happens.MAY, false);
        }
        case DESCENDANTS -> {
          if (last || path.get(i + 1).kind() == Segment.Kind.FUNCTION) {
            return new Selection(Type.unknown(), Happens.MAY, false);
          }
          Segment next = path.get(++i);
          boolean end = i == path.size() - 1;
          Type below = new Descent().below(matches.all());
          if (below.isUnknown()) {
            return Selection.found(Type.anyArray());
          }
          Type found = step(below, next, end).all();
          matches = Matches.some(found, 0, ArrayShape.UNBOUNDED);
        }
        default -> matches = matches.then(type -> step(type, segment, last));
      }
    }
    return Selection.found(matches.toArray());
  }

  private static Matches step(Type type, Segment segment, boolean last) {
    ArrayShape array = type.array();
    boolean always = type.mustBe(Kind.ARRAY);
    switch (segment.kind()) {
      case FIELD:
        return Matches.of(field(type, (Segment.Field) segment));
      case INDEX:
        return Matches.of(Steps.item(type, ((Segment.Index) segment).index()));
      case FIELDS:
        if (last) {
          return Matches.of(subset(type, ((Segment.Fields) segment).names()));
        }
        return selections(
            ((Segment.Fields) segment).names().stream().map(n -> Steps.field(type, n)).toList());
      case INDEXES:
        return selections(
            ((Segment.Indexes) segment).indexes().stream().map(n -> Steps.item(type, n)).toList());
      case WILDCARD:
        return Matches.children(type);
      case SLICE:
        if (array == null) {
          return Matches.exactly(List.of());
        }
        Matches slice = slice(array, (Segment.Slice) segment);
        return always ? slice : Matches.some(slice.all(), 0, array.max());
      case FILTER:
        // Jayway filters the items of an array, and an object as a whole.
        Type candidates =
            (array == null ? Type.never() : array.item())
                .join(type.only(Kind.OBJECT))
                .join(Matches.children(type.only(Kind.OBJECT)).all());
        return Matches.some(
            Filters.passing(candidates, ((Segment.Filter) segment).test()),
            0,
            type.objects().isEmpty() && array != null ? array.max() : ArrayShape.UNBOUNDED);
      default:
        return Matches.some(Type.unknown(), 0, ArrayShape.UNBOUNDED);
    }
  }

  private static Matches selections(List<Selection> selections) {
    Matches result = Matches.exactly(List.of());
    for (Selection selection : selections) {
      result = result.and(Matches.of(selection));
    }
    return result;
  }

  private static Matches slice(ArrayShape array, Segment.Slice slice) {
    Integer from = slice.from();
    Integer to = slice.to();
    if (from != null && to != null) {
      // Jayway counts from the one index up to the other, and leaves out those that are not there.
      if (from >= to) {
        return Matches.exactly(List.of());
      }
      return from >= 0
          ? Matches.items(array, from, to)
          : Matches.some(array.item(), 0, to - (long) from);
    }
    boolean known = array.min() == array.max();
    if (known || ((from == null || from >= 0) && (to == null || to >= 0))) {
      int start = from == null ? 0 : from >= 0 ? from : Math.max(0, array.max() + from);
      int end = to == null ? array.max() : to >= 0 ? to : Math.max(0, array.max() + to);
      return Matches.items(array, start, end);
    }
    return Matches.some(array.item(), 0, array.max());
  }

  /** Collects everything at and below a type. */
  private static final class Descent {
    private int budget = MAX_DESCENDANTS;
    private Type all = Type.never();

    Type below(Type type) {
      visit(type);
      return budget <= 0 ? Type.unknown() : all;
    }

    private void visit(Type type) {
      if (type.isUnknown() || --budget <= 0) {
        budget = 0;
        return;
      }
      all = all.join(type);
      ArrayShape array = type.array();
      if (array != null) {
        visit(array.item());
      }
      for (ObjectShape shape : type.objects()) {
        if (!shape.isClosed()) {
          visit(shape.rest());
        }
        for (Field field : shape.fields().values()) {
          if (!field.isAbsent()) {
            visit(field.type());
          }
        }
      }
    }
  }
}
