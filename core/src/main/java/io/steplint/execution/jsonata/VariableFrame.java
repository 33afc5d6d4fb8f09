package io.steplint.execution.jsonata;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a block, a function or an item of a path, and those around it. */
final class VariableFrame {

  private final @Nullable VariableFrame outer;
  private final Map<String, @Nullable Object> bindings = new HashMap<>();

  VariableFrame(@Nullable VariableFrame outer) {
    this.outer = outer;
  }

  void bind(String name, @Nullable Object value) {
    bindings.put(name, value);
  }

  /** What a name is bound to, or null where it is bound to nothing. */
  @Nullable Object lookup(String name) {
    for (VariableFrame frame = this; frame != null; frame = frame.outer) {
      if (frame.bindings.containsKey(name)) {
        return frame.bindings.get(name);
      }
    }
    return null;
  }
}
