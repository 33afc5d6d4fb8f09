package io.steplint.counterexample;

import io.steplint.execution.TaskAnswer;
import io.steplint.execution.TaskCall;
import io.steplint.execution.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input, and what each Task answers every time it is asked.
 *
 * @param answers by {@link #place}
 */
record Candidate(Object input, Map<String, TaskAnswer> answers) {

  /** One value inside of a candidate: the place of its tree, and the way from its root. */
  record Spot(@Nullable String task, List<Object> way) {
    Spot child(Object step) {
      List<Object> longer = new ArrayList<>(way);
      longer.add(step);
      return new Spot(task, longer);
    }
  }

  static String place(TaskCall call) {
    return call.machineKey() + "#" + call.pointer();
  }

  /** All there is to it, to tell whether it was tried. */
  String identity() {
    StringBuilder text = new StringBuilder(Json.text(input));
    answers.forEach(
        (place, answer) -> {
          text.append('\n').append(place).append('=');
          text.append(answer.result() == null ? "!" + answer.error() : Json.text(answer.result()));
        });
    return text.toString();
  }

  Candidate with(String place, TaskAnswer answer) {
    Map<String, TaskAnswer> more = new LinkedHashMap<>(answers);
    more.put(place, answer);
    return new Candidate(input, more);
  }

  /** Where a value of this candidate is, by its identity; or null. */
  @Nullable Spot find(Object value) {
    List<Object> way = find(input, value);
    if (way != null) {
      return new Spot(null, way);
    }
    for (Map.Entry<String, TaskAnswer> answer : answers.entrySet()) {
      Object result = answer.getValue().result();
      way = result == null ? null : find(result, value);
      if (way != null) {
        return new Spot(answer.getKey(), way);
      }
    }
    return null;
  }

  private static @Nullable List<Object> find(Object tree, Object value) {
    if (tree == value || isCopy(tree, value)) {
      return new ArrayList<>();
    }
    if (tree instanceof Map) {
      for (Map.Entry<String, Object> member : Json.object(tree).entrySet()) {
        List<Object> way = find(member.getValue(), value);
        if (way != null) {
          way.add(0, member.getKey());
          return way;
        }
      }
    } else if (tree instanceof List) {
      List<Object> items = Json.array(tree);
      for (int i = 0; i < items.size(); i++) {
        List<Object> way = find(items.get(i), value);
        if (way != null) {
          way.add(0, i);
          return way;
        }
      }
    }
    return null;
  }

  /** Whether a state made {@code value} by adding to an object of this tree. */
  private static boolean isCopy(Object tree, Object value) {
    if (!(tree instanceof Map) || !(value instanceof Map)) {
      return false;
    }
    Map<String, Object> original = Json.object(tree);
    Map<String, Object> copy = Json.object(value);
    int same = 0;
    for (Map.Entry<String, Object> member : original.entrySet()) {
      same += copy.get(member.getKey()) == member.getValue() ? 1 : 0;
    }
    return same > 0 && same >= original.size() - 1;
  }

  /** This candidate with another value at a spot; null takes the value away. */
  Candidate change(Spot spot, @Nullable Object value) {
    String task = spot.task();
    if (task == null) {
      Object changed = change(input, spot.way(), 0, value);
      return new Candidate(changed == null ? Json.NULL : changed, answers);
    }
    TaskAnswer answer = answers.get(task);
    Object result = answer == null ? null : answer.result();
    Object changed = result == null ? null : change(result, spot.way(), 0, value);
    return changed == null ? this : with(task, TaskAnswer.result(changed));
  }

  private static @Nullable Object change(
      Object tree, List<Object> way, int at, @Nullable Object value) {
    if (at == way.size()) {
      return value;
    }
    Object step = way.get(at);
    if (step instanceof Integer index) {
      List<Object> items =
          tree instanceof List ? new ArrayList<>(Json.array(tree)) : new ArrayList<>();
      while (items.size() <= index) {
        items.add(new LinkedHashMap<String, Object>());
      }
      Object changed = change(items.get(index), way, at + 1, value);
      if (changed == null) {
        items.remove((int) index);
      } else {
        items.set(index, changed);
      }
      return items;
    }
    Map<String, Object> members =
        tree instanceof Map ? new LinkedHashMap<>(Json.object(tree)) : new LinkedHashMap<>();
    Object inner = members.getOrDefault((String) step, new LinkedHashMap<String, Object>());
    Object changed = change(inner, way, at + 1, value);
    if (changed == null) {
      members.remove((String) step);
    } else {
      members.put((String) step, changed);
    }
    return members;
  }
}
