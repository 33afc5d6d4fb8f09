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
final class Scope {

  private final @Nullable Scope outer;
  private final boolean function;
  private final Set<String> eventual;
  private final Set<String> bound = new HashSet<>();

  Scope(@Nullable Scope outer, boolean function, Set<String> eventual) {
    this.outer = outer;
    this.function = function;
    this.eventual = eventual;
  }

  void bind(String name) {
    bound.add(name);
  }

  boolean isBound(String name) {
    boolean calledLater = false;
    for (Scope scope = this; scope != null; scope = scope.outer) {
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
  static Map<@Nullable Expression, Set<String>> bindings(Expression root) {
    Map<@Nullable Expression, Set<String>> all = new IdentityHashMap<>();
    Set<String> top = new HashSet<>();
    all.put(null, top);
    collect(root, top, all);
    return all;
  }

  private static void collect(
      Expression node, Set<String> here, Map<@Nullable Expression, Set<String>> all) {
    Set<String> inside = here;
    if (node.kind() == Expression.Kind.BLOCK || node.kind() == Expression.Kind.LAMBDA) {
      inside = new HashSet<>();
      all.put(node, inside);
    }
    if (node instanceof Expression.Bind bind) {
      here.add(bind.target().name());
    }
    for (Expression child : Children.of(node)) {
      collect(child, inside, all);
    }
  }
}
