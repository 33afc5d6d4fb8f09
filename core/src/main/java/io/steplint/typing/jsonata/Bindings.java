package io.steplint.typing.jsonata;

import io.steplint.type.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables of a scope, and of the scopes around it, can be. */
final class Bindings {

  private final @Nullable Bindings outer;
  private final int doubt;
  private final Map<String, Type> variables = new HashMap<>();

  /**
   * A scope.
   *
   * @param doubt how many times over it was uncertain, when the scope was made, that the evaluation
   *     comes to where it stands
   */
  Bindings(@Nullable Bindings outer, int doubt) {
    this.outer = outer;
    this.doubt = doubt;
  }

  int doubt() {
    return doubt;
  }

  void bind(String name, Type type) {
    variables.put(name, type);
  }

  @Nullable Type lookup(String name) {
    for (Bindings at = this; at != null; at = at.outer) {
      Type type = at.variables.get(name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  /** What this very scope has bound, to be restored or joined. */
  Map<String, Type> own() {
    return new HashMap<>(variables);
  }
}
