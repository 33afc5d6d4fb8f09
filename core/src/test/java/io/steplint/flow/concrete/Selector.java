package io.steplint.flow.concrete;

import io.steplint.query.path.FilterOperand;
import io.steplint.query.path.FilterTest;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selects from values along paths. */
final class Selector {

  private Selector() {}

  /** The selected value; a definite path that is not there fails. */
  static @Nullable Object select(@Nullable Object root, Path path) {
    List<@Nullable Object> matches = new ArrayList<>();
    matches.add(root);
    for (Segment segment : path.segments()) {
      List<@Nullable Object> next = new ArrayList<>();
      for (Object match : matches) {
        step(match, segment, next);
      }
      matches = next;
    }
    if (!path.isDefinite()) {
      return matches;
    }
    if (matches.isEmpty()) {
      throw new Failure("States.Runtime");
    }
    return matches.get(0);
  }

  static boolean isPresent(@Nullable Object root, Path path) {
    try {
      select(root, path);
      return true;
    } catch (Failure missing) {
      return false;
    }
  }

  private static void step(@Nullable Object at, Segment segment, List<@Nullable Object> out) {
    switch (segment.kind()) {
      case FIELD -> {
        String name = ((Segment.Field) segment).name();
        if (at instanceof Map<?, ?> fields && fields.containsKey(name)) {
          out.add(fields.get(name));
        }
      }
      case INDEX -> {
        int index = ((Segment.Index) segment).index();
        if (at instanceof List<?> items) {
          int from = index < 0 ? items.size() + index : index;
          if (from >= 0 && from < items.size()) {
            out.add(items.get(from));
          }
        }
      }
      case WILDCARD -> {
        if (at instanceof List<?> items) {
          out.addAll(items);
        } else if (at instanceof Map<?, ?> fields) {
          out.addAll(fields.values());
        }
      }
      case SLICE -> {
        if (at instanceof List<?> items) {
          Segment.Slice slice = (Segment.Slice) segment;
          Integer first = slice.from();
          Integer last = slice.to();
          int from = first == null ? 0 : first;
          int to = last == null ? items.size() : last;
          for (int i = Math.max(0, from); i < Math.min(to, items.size()); i++) {
            out.add(items.get(i));
          }
        }
      }
      case FILTER -> {
        FilterTest test = ((Segment.Filter) segment).test();
        if (at instanceof List<?> items) {
          for (Object item : items) {
            if (passes(item, test)) {
              out.add(item);
            }
          }
        } else if (at instanceof Map<?, ?> && passes(at, test)) {
          out.add(at);
        }
      }
      default -> throw new IllegalArgumentException("not generated: " + segment);
    }
  }

  private static boolean passes(@Nullable Object item, FilterTest test) {
    if (test instanceof FilterTest.Exists exists) {
      return isPresent(item, exists.path());
    }
    if (test instanceof FilterTest.Comparison comparison
        && comparison.left() instanceof FilterOperand.Selection left
        && comparison.right() instanceof FilterOperand.Constant right
        && isPresent(item, left.path())) {
      Object value = select(item, left.path());
      return switch (comparison.operator()) {
        case "==" ->
            value instanceof BigDecimal number
                ? number.compareTo(new BigDecimal(right.text())) == 0
                : right.text().equals(value);
        case ">" ->
            value instanceof BigDecimal number
                && number.compareTo(new BigDecimal(right.text())) > 0;
        default -> throw new IllegalArgumentException("not generated: " + comparison);
      };
    }
    return false;
  }
}
