package io.steplint.execution.path;

import io.steplint.execution.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One read of a document, step by step. A null that a property holds or that lies behind the end of
 * an array is Java's null on the way, as in the engine; a null in an array is {@link Json#NULL}.
 */
final class PathWalk {

  private final List<PathStep> steps;
  private final Object root;
  private final boolean onMaps;
  private final boolean definite;
  private final List<Object> found = new ArrayList<>();

  /**
   * @param onMaps whether positions behind the end of an array are missing, as where the arguments
   *     of intrinsic functions are read, and not null
   */
  PathWalk(List<PathStep> steps, Object root, boolean onMaps) {
    this.steps = steps;
    this.root = root;
    this.onMaps = onMaps;
    this.definite = steps.stream().allMatch(PathStep::isDefinite);
  }

  boolean isOnMaps() {
    return onMaps;
  }

  /** What the path selects: a value, or an array of values where it is not definite. */
  Object read(Object document) {
    step(0, "$", document);
    if (!definite) {
      return found;
    }
    if (found.isEmpty()) {
      StringBuilder path = new StringBuilder("$");
      steps.forEach(step -> path.append(step.text()));
      throw PathFailure.missing("No results for path: " + path);
    }
    return found.get(0);
  }

  /** What a path inside a filter selects. */
  @Nullable Object inner(List<PathStep> path, boolean fromRoot, @Nullable Object element) {
    PathWalk walk = new PathWalk(path, root, onMaps);
    Object start = fromRoot ? root : element;
    return walk.read(start == null ? Json.NULL : start);
  }

  private void step(int index, String path, @Nullable Object value) {
    if (index == steps.size()) {
      found.add(value == null ? Json.NULL : value);
      return;
    }
    PathStep step = steps.get(index);
    if (step instanceof PathStep.Property property) {
      property(index, property, path, value);
    } else if (step instanceof PathStep.Wildcard) {
      wildcard(index, path, value);
    } else if (step instanceof PathStep.Filter filter) {
      filter(index, filter, path, value);
    } else if (step instanceof PathStep.Scan) {
      scan(index, path, value);
    } else {
      array(index, step, path, value);
    }
  }

  private boolean isLast(int index) {
    return index == steps.size() - 1;
  }

  // ---- properties

  private void property(int index, PathStep.Property step, String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      throw PathFailure.missing("Property " + step.text() + " not found in path " + path);
    }
    if (step.names().size() == 1) {
      member(index, step.names().get(0), path, members);
      return;
    }
    String below = path + step.text();
    if (!isLast(index)) {
      throw PathFailure.notApplicable("Multi properties can only be used as path leafs: " + below);
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    for (String name : step.names()) {
      if (members.get(name) != null) {
        merged.put(name, Objects.requireNonNull(members.get(name)));
      }
    }
    step(index + 1, below, merged);
  }

  private void member(int index, String name, String path, Map<?, ?> members) {
    String below = path + "['" + name + "']";
    Object member = members.get(name);
    if (member != null) {
      step(index + 1, below, unwrapped(member));
    } else if (isLast(index)) {
      throw PathFailure.missing("No results for path: " + below);
    } else if (isUpstreamDefinite(index)) {
      throw PathFailure.missing("Missing property in path " + below);
    }
  }

  /** Whether this step, the one before it and all that follow are definite. */
  private boolean isUpstreamDefinite(int index) {
    for (int i = Math.max(0, index - 1); i < steps.size(); i++) {
      if (!steps.get(i).isDefinite()) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object unwrapped(Object value) {
    return value == Json.NULL ? null : value;
  }

  // ---- arrays

  private void array(int index, PathStep step, String path, @Nullable Object value) {
    if (value == null) {
      throw PathFailure.missing("The path " + path + " is null");
    }
    if (!(value instanceof List<?> items)) {
      throw PathFailure.notApplicable(
          "Filter: "
              + step.text()
              + " can only be applied to arrays. Current context is: "
              + Json.text(value));
    }
    int size = items.size();
    if (step instanceof PathStep.Index positions) {
      for (int position : positions.positions()) {
        item(index, position, path, items);
      }
    } else if (step instanceof PathStep.FromEnd fromEnd) {
      item(index, size + fromEnd.offset(), path, items);
    } else if (step instanceof PathStep.From from) {
      items(
          index,
          Math.max(0, from.from() < 0 ? size + from.from() : from.from()),
          size,
          path,
          items);
    } else if (step instanceof PathStep.To to) {
      items(index, 0, Math.min(size, to.to() < 0 ? size + to.to() : to.to()), path, items);
    } else if (step instanceof PathStep.Between between && size > 0) {
      // A negative start stays negative, and what lies there is null.
      items(index, between.from(), Math.min(size, between.to()), path, items);
    }
  }

  private void items(int index, int from, int to, String path, List<?> items) {
    for (int i = from; i < to; i++) {
      item(index, i, path, items);
    }
  }

  private void item(int index, int position, String path, List<?> items) {
    String below = path + "[" + position + "]";
    boolean there = position >= 0 && position < items.size();
    if (!there && onMaps) {
      throw PathFailure.missing("Index out of bounds when evaluating path " + below);
    }
    Object item = there ? items.get(position) : null;
    step(index + 1, below, onMaps && item != null ? unwrapped(item) : item);
  }

  // ---- everything below

  private void wildcard(int index, String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      for (Object name : members.keySet()) {
        member(index, (String) name, path, members);
      }
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        try {
          item(index, i, path, items);
        } catch (PathFailure e) {
          if (e.reason() != PathFailure.Reason.MISSING) {
            throw e;
          }
        }
      }
    }
  }

  private void filter(int index, PathStep.Filter step, String path, @Nullable Object value) {
    if (value instanceof Map) {
      if (step.criteria().accepts(value, this)) {
        step(index + 1, path, value);
      }
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        if (step.criteria().accepts(unwrapped(Objects.requireNonNull(items.get(i))), this)) {
          item(index, i, path, items);
        }
      }
    } else {
      throw PathFailure.notApplicable(
          "Filter: [?] can not be applied to primitives. Current context is: "
              + (value == null ? "null" : Json.text(value)));
    }
  }

  private void scan(int index, String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      if (isWanted(index, value)) {
        step(index + 1, path, value);
      }
      for (Map.Entry<?, ?> member : members.entrySet()) {
        String below = path + "['" + member.getKey() + "']";
        scan(index, below, unwrapped(Objects.requireNonNull(member.getValue())));
      }
    } else if (value instanceof List<?> items) {
      if (isWanted(index, value)) {
        scanned(index + 1, path, items);
      }
      for (int i = 0; i < items.size(); i++) {
        Object item = unwrapped(Objects.requireNonNull(items.get(i)));
        scan(index, path + "[" + i + "]", item);
      }
    }
  }

  private void scanned(int index, String path, List<?> items) {
    if (isLast(index)) {
      step(index, path, items);
      return;
    }
    // What follows is applied to the items, whatever the step itself would select of them.
    for (int i = 0; i < items.size(); i++) {
      Object item = unwrapped(Objects.requireNonNull(items.get(i)));
      step(index + 1, path + "[" + i + "]", item);
    }
  }

  /** Whether the step behind {@code ..} is applied to a value. */
  private boolean isWanted(int index, Object value) {
    PathStep next = steps.get(index + 1);
    if (next instanceof PathStep.Property property) {
      return value instanceof Map<?, ?> members && members.keySet().containsAll(property.names());
    }
    if (next instanceof PathStep.Filter filter) {
      return filter.criteria().accepts(value, this);
    }
    return next instanceof PathStep.Wildcard
        || (!(next instanceof PathStep.Scan) && value instanceof List);
  }
}
