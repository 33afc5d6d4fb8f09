package io.steplint.workspace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by keys that need not be unique: of several the one of the own template or root
 * module is meant, and where that has none, the only one there is. Copies of a template in one
 * project do not see each other's roles.
 *
 * @param <K> the keys
 * @param <V> what is found
 */
public final class ScopedIndex<K, V> {

  private final Map<K, Map<String, V>> values = new HashMap<>();

  /** Adds a value; the first of a scope stays. */
  public void put(String scope, K key, V value) {
    values.computeIfAbsent(key, k -> new LinkedHashMap<>()).putIfAbsent(scope, value);
  }

  public @Nullable V find(String scope, K key) {
    Map<String, V> same = values.get(key);
    if (same == null) {
      return null;
    }
    V own = same.get(scope);
    return own != null || same.size() != 1 ? own : same.values().iterator().next();
  }
}
