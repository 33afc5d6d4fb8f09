package io.steplint.query.jsonata;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that an expression has bound at one place. A block, a function and a path with
 * {@code @} or {@code #} each open a scope; a binding is known behind itself, and inside functions
 * of the same scope wherever they stand, since they are called later.
 */
final class BoundNames {

  private final @Nullable BoundNames outer;
  private final boolean function;
  private final Set<String> eventual;
  private final Set<String> bound = new HashSet<>();

  BoundNames(@Nullable BoundNames outer, boolean function, Set<String> eventual) {
    this.outer = outer;
    this.function = function;
    this.eventual = eventual;
  }

  void bind(String name) {
    bound.add(name);
  }

  boolean isBound(String name) {
    boolean calledLater = false;
    for (BoundNames scope = this; scope != null; scope = scope.outer) {
      if (scope.bound.contains(name) || calledLater && scope.eventual.contains(name)) {
        return true;
      }
      calledLater |= scope.function;
    }
    return false;
  }

  /**
   * For each block and function, and for the whole under null, the names that are ever bound in it.
   */
  static Map<@Nullable JsonataExpression, Set<String>> bindings(JsonataExpression root) {
    Map<@Nullable JsonataExpression, Set<String>> all = new IdentityHashMap<>();
    Set<String> top = new HashSet<>();
    all.put(null, top);
    collect(root, top, all);
    return all;
  }

  private static void collect(
      JsonataExpression node, Set<String> here, Map<@Nullable JsonataExpression, Set<String>> all) {
    Set<String> inside = here;
    if (node.kind() == JsonataExpression.Kind.BLOCK
        || node.kind() == JsonataExpression.Kind.LAMBDA) {
      inside = new HashSet<>();
      all.put(node, inside);
    }
    if (node instanceof JsonataExpression.Bind bind) {
      here.add(bind.target().name());
    }
    for (JsonataExpression child : SubExpressions.of(node)) {
      collect(child, inside, all);
    }
  }
}
