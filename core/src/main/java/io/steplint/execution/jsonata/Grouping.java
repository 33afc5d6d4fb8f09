package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an object: the items that give one key share its value. */
final class Grouping {

  /** The items of one key, put together as {@code $append} does it. */
  private static final class Group {
    final JsonataExpression.Entry entry;
    @Nullable Object data;

    Group(JsonataExpression.Entry entry, @Nullable Object data) {
      this.entry = entry;
      this.data = data;
    }
  }

  private Grouping() {}

  static Map<String, @Nullable Object> group(
      Evaluator evaluator,
      List<JsonataExpression.Entry> entries,
      Items input,
      VariableFrame frame) {
    Map<String, Group> groups = new LinkedHashMap<>();
    // Without an item the keys are evaluated once all the same, so that an object can be written.
    List<@Nullable Object> items = new ArrayList<>(input);
    boolean tuples = input.tuples && !input.isEmpty();
    if (items.isEmpty()) {
      items.add(null);
    }
    for (Object item : items) {
      @Nullable Object context = tuples ? tuple(item).item() : item;
      VariableFrame inner = tuples ? tuple(item).frame(frame) : frame;
      for (JsonataExpression.Entry entry : entries) {
        Object key = evaluator.evaluate(entry.key(), context, inner);
        if (key == null) {
          continue;
        }
        if (!(key instanceof String name)) {
          throw new JsonataFailure("T1003").about(key);
        }
        Group known = groups.get(name);
        if (known == null) {
          groups.put(name, new Group(entry, item));
        } else if (known.entry != entry) {
          throw new JsonataFailure("D1009").about(name);
        } else {
          known.data = Items.append(known.data, item);
        }
      }
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    groups.forEach(
        (name, group) -> {
          Object value = value(evaluator, group, tuples, frame);
          if (value != null) {
            result.put(name, value);
          }
        });
    return result;
  }

  private static @Nullable Object value(
      Evaluator evaluator, Group group, boolean tuples, VariableFrame frame) {
    if (!tuples) {
      return evaluator.evaluate(group.entry.value(), group.data, frame);
    }
    Tuple merged = Tuple.merged(Items.arrayFrom(group.data));
    return evaluator.evaluate(group.entry.value(), merged.item(), merged.frame(frame));
  }

  private static Tuple tuple(@Nullable Object item) {
    return (Tuple) Objects.requireNonNull(item);
  }
}
