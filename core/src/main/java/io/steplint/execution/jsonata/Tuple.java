package io.steplint.execution.jsonata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a path that binds variables: the item itself, and what was bound on the way to it.
 *
 * @param item what the next step is applied to
 * @param bindings by name; those of {@code %} by their label
 */
record Tuple(@Nullable Object item, Map<String, @Nullable Object> bindings) {

  static Tuple of(@Nullable Object item) {
    return new Tuple(item, new LinkedHashMap<>());
  }

  Tuple with(@Nullable Object newItem) {
    return new Tuple(newItem, new LinkedHashMap<>(bindings));
  }

  void bind(String name, @Nullable Object value) {
    bindings.put(name, value);
  }

  VariableFrame frame(VariableFrame outer) {
    VariableFrame frame = new VariableFrame(outer);
    bindings.forEach(frame::bind);
    return frame;
  }

  /** Several tuples as one, each name bound to what all of them bind it to. */
  static Tuple merged(Items tuples) {
    Tuple first = (Tuple) java.util.Objects.requireNonNull(tuples.get(0));
    Tuple merged = first.with(first.item());
    @Nullable Object item = first.item();
    for (int i = 1; i < tuples.size(); i++) {
      Tuple next = (Tuple) java.util.Objects.requireNonNull(tuples.get(i));
      item = Items.append(item, next.item());
      next.bindings()
          .forEach((name, v) -> merged.bind(name, Items.append(merged.bindings().get(name), v)));
    }
    return new Tuple(item, merged.bindings());
  }
}
