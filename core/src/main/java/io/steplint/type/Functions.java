package io.steplint.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of functions: a few known ones, or any. Functions live inside JSONata expressions only. */
public final class Functions {

  private static final int MAX_VALUES = 4;

  static final Functions ANY = new Functions(List.of());

  private final List<FunctionValue> values;

  private Functions(List<FunctionValue> values) {
    this.values = values;
  }

  static Functions of(FunctionValue value) {
    return new Functions(List.of(value));
  }

  /** The only possible functions; empty where it can be any. */
  public List<FunctionValue> values() {
    return values;
  }

  public boolean isAny() {
    return values.isEmpty();
  }

  Functions join(Functions other) {
    if (isAny() || other.isAny()) {
      return ANY;
    }
    List<FunctionValue> all = new ArrayList<>(values);
    for (FunctionValue value : other.values) {
      if (!all.contains(value)) {
        all.add(value);
      }
    }
    return all.size() == values.size()
        ? this
        : all.size() > MAX_VALUES ? ANY : new Functions(List.copyOf(all));
  }

  boolean isSubsetOf(Functions other) {
    return other.isAny() || (!isAny() && other.values.containsAll(values));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Functions functions && values.equals(functions.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
