package io.steplint.typing.path;

import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a {@code ..}: the step behind it chooses among everything at and below a value. */
final class Descent {

  /** So many types are looked at below a {@code ..}; more make the result unknown. */
  private static final int MAX_DESCENDANTS = 5_000;

  private final PathReader reader;
  private int budget = MAX_DESCENDANTS;
  private Type all = Type.never();

  Descent(PathReader reader) {
    this.reader = reader;
  }

  /** What the {@code ..} at the step {@code at}, and the steps behind it, match. */
  Matches scan(Type type, int at) {
    if (reader.isLast(at)) {
      return Matches.unknown(ArrayShape.UNBOUNDED, at);
    }
    visit(type);
    if (budget <= 0) {
      return Matches.unknown(ArrayShape.UNBOUNDED, at);
    }
    int next = at + 1;
    boolean ofLists =
        switch (reader.segment(next).kind()) {
          case INDEX, INDEXES, FROM_END, SLICE -> true;
          default -> false;
        };
    if (ofLists && reader.isLast(next)) {
      return Matches.some(all.only(Kind.ARRAY), 0, ArrayShape.UNBOUNDED)
          .then(list -> reader.read(list, next));
    }
    Type found = chosen(next);
    if (found == null) {
      return Matches.unknown(ArrayShape.UNBOUNDED, at);
    }
    return Matches.some(found, 0, ArrayShape.UNBOUNDED).then(value -> reader.read(value, next + 1));
  }

  /** What the step behind the {@code ..} chooses; null where that is not known. */
  private @Nullable Type chosen(int at) {
    Segment segment = reader.segment(at);
    ArrayShape array = all.array();
    Type items = array == null ? Type.never() : array.item();
    switch (segment.kind()) {
      case FIELD:
        return fields(((Segment.Field) segment));
      case FIELDS:
        Type merged = Type.never();
        for (ObjectShape shape : all.objects()) {
          merged = merged.join(PathReader.merged(shape, ((Segment.Fields) segment).names()));
        }
        return merged;
      case INDEX, INDEXES, FROM_END, SLICE:
        // Where the path goes on, every item is followed, whatever the index.
        return items;
      case WILDCARD:
        Type children = items;
        for (ObjectShape shape : all.objects()) {
          children = children.join(Matches.values(shape).all());
        }
        return children;
      case FILTER:
        Filters.Outcome outcome =
            Filters.of(all.only(Kind.OBJECT).join(items), ((Segment.Filter) segment).test());
        return reader.isLast(at) ? outcome.passing() : outcome.passing().join(items);
      case FUNCTION:
        return Type.never();
      default:
        return null;
    }
  }

  private @Nullable Type fields(Segment.Field field) {
    List<String> names = field.namesOfEngine();
    if (names == null || names.size() != 1) {
      return null;
    }
    Type found = Type.never();
    for (ObjectShape shape : all.objects()) {
      found = found.join(shape.field(names.get(0)).type());
    }
    return found;
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
