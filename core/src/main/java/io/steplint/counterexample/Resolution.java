package io.steplint.counterexample;

import io.steplint.execution.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a row of names and positions leads into a value. */
final class Resolution {

  private final Object root;
  private final List<Object> names;

  /**
   * @param names names as {@code String}, positions as {@code Integer}
   */
  Resolution(Object root, List<Object> names) {
    this.root = root;
    this.names = names;
  }

  /** The candidates that have {@code value} where the names lead; null takes it away. */
  List<Candidate> with(Candidate candidate, @Nullable Object value) {
    Object at = root;
    Candidate.Spot spot = candidate.find(root);
    int reached = 0;
    for (; reached < names.size(); reached++) {
      Object next = step(at, names.get(reached));
      if (next == null) {
        break;
      }
      at = next;
      Candidate.Spot found = isTree(next) ? candidate.find(next) : null;
      spot = found != null ? found : spot == null ? null : spot.child(names.get(reached));
    }
    if (spot == null) {
      return List.of();
    }
    Candidate.Spot place = spot;
    if (value == null) {
      return reached == names.size() && !place.way().isEmpty()
          ? List.of(candidate.change(place, null))
          : List.of();
    }
    for (Object name : names.subList(reached, names.size())) {
      place = place.child(name);
    }
    return List.of(candidate.change(place, value));
  }

  private static boolean isTree(Object value) {
    return value instanceof Map || value instanceof List;
  }

  private static @Nullable Object step(Object at, Object name) {
    if (name instanceof String member && at instanceof Map) {
      return Json.object(at).get(member);
    }
    return name instanceof Integer index
            && at instanceof List
            && index >= 0
            && index < Json.array(at).size()
        ? Json.array(at).get(index)
        : null;
  }

  /** A few values of different kinds, to be tried one after the other. */
  static List<Object> kinds() {
    List<Object> values = new ArrayList<>();
    values.add("a");
    values.add(1L);
    values.add(new LinkedHashMap<String, Object>());
    values.add(new ArrayList<>());
    values.add(true);
    values.add(Json.NULL);
    values.add("1");
    values.add(-1L);
    values.add(1.5);
    List<Object> one = new ArrayList<>();
    one.add(new LinkedHashMap<String, Object>());
    values.add(one);
    return values;
  }
}
