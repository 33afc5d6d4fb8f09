package io.steplint.flow;

import io.steplint.type.Thresholds;
import io.steplint.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow variables can hold at a point. A variable that nothing has assigned yet is
 * {@link Type#missing()}; one that only some ways assign {@linkplain Type#mayBeMissing may be}.
 */
final class Variables {

  static final Variables NONE = new Variables(Map.of());

  private final Map<String, Type> values;

  private Variables(Map<String, Type> values) {
    this.values = values;
  }

  Type get(String name) {
    Type value = values.get(name);
    return value == null ? Type.missing() : value;
  }

  Map<String, Type> values() {
    return values;
  }

  /** These variables after an assignment. */
  Variables with(Map<String, Type> assigned) {
    if (assigned.isEmpty()) {
      return this;
    }
    Map<String, Type> changed = new LinkedHashMap<>(values);
    changed.putAll(assigned);
    return new Variables(Collections.unmodifiableMap(changed));
  }

  Variables with(String name, Type value) {
    return with(Map.of(name, value));
  }

  Variables join(Variables other) {
    return combine(other, null);
  }

  Variables widen(Variables grown, Thresholds thresholds) {
    return combine(grown, thresholds);
  }

  private Variables combine(Variables other, @Nullable Thresholds thresholds) {
    if (this == other || values.equals(other.values)) {
      return this;
    }
    Map<String, Type> all = new LinkedHashMap<>();
    for (String name : values.keySet()) {
      all.put(name, combine(get(name), other.get(name), thresholds));
    }
    for (String name : other.values.keySet()) {
      all.computeIfAbsent(name, n -> combine(get(n), other.get(n), thresholds));
    }
    return new Variables(Collections.unmodifiableMap(all));
  }

  private static Type combine(Type one, Type other, @Nullable Thresholds thresholds) {
    return thresholds == null ? one.join(other) : one.widen(one.join(other), thresholds);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Variables that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
