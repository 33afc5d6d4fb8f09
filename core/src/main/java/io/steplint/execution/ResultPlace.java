package io.steplint.execution;

import io.steplint.asl.Expression;
import io.steplint.asl.PathField;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a result where {@code ResultPath} says. */
final class ResultPlace {

  private ResultPlace() {}

  /** The raw input with the result at its place. */
  static Object put(PathField field, Object raw, Object result) {
    if (field.isAbsent()) {
      return result;
    }
    if (field.isNull()) {
      return raw;
    }
    Expression expression = field.expression();
    @Nullable Path path = expression == null ? null : expression.path();
    if (expression == null || path == null) {
      throw new NotExecutableException("A ResultPath is decided by a deployment, or is none");
    }
    try {
      return put(raw, path.segments(), 0, result);
    } catch (StateFailure failure) {
      String pointer = expression.pointer().toString();
      throw failure.at(new FailurePoint(pointer, path, raw, null));
    }
  }

  private static Object put(Object at, List<Segment> segments, int index, Object result) {
    if (index == segments.size()) {
      return result;
    }
    Segment segment = segments.get(index);
    if (segment instanceof Segment.Field field && at instanceof Map<?, ?> members) {
      Map<String, Object> changed = new LinkedHashMap<>();
      members.forEach((name, value) -> changed.put((String) name, value));
      Object inner = changed.getOrDefault(field.name(), new LinkedHashMap<String, Object>());
      changed.put(field.name(), put(inner, segments, index + 1, result));
      return changed;
    }
    if (segment instanceof Segment.Index position
        && at instanceof List<?> items
        && position.index() >= 0
        && position.index() < items.size()) {
      List<Object> changed = new ArrayList<>(items);
      Object inner = changed.get(position.index());
      changed.set(position.index(), put(inner, segments, index + 1, result));
      return changed;
    }
    throw StateFailure.of(
        "States.ResultPathMatchFailure",
        "Unable to apply ResultPath to the state's input, which has no place for it");
  }
}
