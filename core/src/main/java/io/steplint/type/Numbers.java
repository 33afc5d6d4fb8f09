package io.steplint.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of numbers: a few literals, or a closed interval that may hold whole numbers only. Never
 * empty; operations that can give the empty set return null.
 */
public final class Numbers {

  /** More literals than this become the interval that holds them. */
  static final int MAX_LITERALS = 12;

  /** Beyond this order of magnitude or precision a number is no longer followed as a literal. */
  private static final int MAX_DIGITS = 330;

  static final Numbers ANY = new Numbers(List.of(), null, null, false);
  static final Numbers INTEGERS = new Numbers(List.of(), null, null, true);

  private final List<BigDecimal> literals;
  private final @Nullable BigDecimal min;
  private final @Nullable BigDecimal max;
  private final boolean integer;
  private final int hash;

  private Numbers(
      List<BigDecimal> literals,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      boolean integer) {
    this.literals = literals;
    this.min = min;
    this.max = max;
    this.integer = integer;
    this.hash =
        ((literals.hashCode() * 31 + Objects.hashCode(min)) * 31 + Objects.hashCode(max)) * 2
            + (integer ? 1 : 0);
  }

  static Numbers literal(BigDecimal value) {
    if (Math.abs((long) value.precision() - value.scale()) > MAX_DIGITS
        || value.precision() > MAX_DIGITS
        || Math.abs((long) value.scale()) > MAX_DIGITS) {
      return ANY;
    }
    BigDecimal plain = normal(value);
    return new Numbers(List.of(plain), plain, plain, isWhole(plain));
  }

  /** The numbers from {@code min} to {@code max}, null where there is no bound; null if none. */
  static @Nullable Numbers range(
      @Nullable BigDecimal min, @Nullable BigDecimal max, boolean integer) {
    BigDecimal low = min == null ? null : normal(integer ? ceiling(min) : min);
    BigDecimal high = max == null ? null : normal(integer ? floor(max) : max);
    if (low != null && high != null) {
      int order = low.compareTo(high);
      if (order > 0) {
        return null;
      }
      if (order == 0) {
        return literal(low);
      }
    }
    return low == null && high == null
        ? (integer ? INTEGERS : ANY)
        : new Numbers(List.of(), low, high, integer);
  }

  public static Numbers atLeast(BigDecimal min) {
    return new Numbers(List.of(), normal(min), null, false);
  }

  private static Numbers ofLiterals(List<BigDecimal> sorted) {
    boolean whole = true;
    for (BigDecimal literal : sorted) {
      whole &= isWhole(literal);
    }
    return new Numbers(List.copyOf(sorted), sorted.get(0), sorted.get(sorted.size() - 1), whole);
  }

  private static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.scale() >= -MAX_DIGITS
        ? stripped.setScale(0)
        : stripped;
  }

  public static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private static BigDecimal ceiling(BigDecimal value) {
    return isWhole(value) ? value : value.setScale(0, RoundingMode.CEILING);
  }

  private static BigDecimal floor(BigDecimal value) {
    return isWhole(value) ? value : value.setScale(0, RoundingMode.FLOOR);
  }

  /** The only possible values in ascending order; empty where the set is an interval. */
  public List<BigDecimal> literals() {
    return literals;
  }

  /** The least possible value; null where there is no bound. */
  public @Nullable BigDecimal min() {
    return min;
  }

  /** The greatest possible value; null where there is no bound. */
  public @Nullable BigDecimal max() {
    return max;
  }

  /** Whether every value is a whole number. */
  public boolean isInteger() {
    return integer;
  }

  /** Whether nothing is known of the values. */
  public boolean isAny() {
    return literals.isEmpty() && min == null && max == null && !integer;
  }

  /** The only possible value; null where there are several. */
  public @Nullable BigDecimal single() {
    return literals.size() == 1 ? literals.get(0) : null;
  }

  public boolean contains(BigDecimal value) {
    if (!literals.isEmpty()) {
      for (BigDecimal literal : literals) {
        if (literal.compareTo(value) == 0) {
          return true;
        }
      }
      return false;
    }
    return (min == null || min.compareTo(value) <= 0)
        && (max == null || max.compareTo(value) >= 0)
        && (!integer || isWhole(value));
  }

  public Numbers join(Numbers other) {
    if (equals(other)) {
      return this;
    }
    if (!literals.isEmpty() && !other.literals.isEmpty()) {
      TreeSet<BigDecimal> all = new TreeSet<>(literals);
      all.addAll(other.literals);
      if (all.size() <= MAX_LITERALS) {
        return ofLiterals(new ArrayList<>(all));
      }
    }
    BigDecimal low = min == null || other.min == null ? null : min.min(other.min);
    BigDecimal high = max == null || other.max == null ? null : max.max(other.max);
    boolean whole = integer && other.integer;
    if (low == null && high == null) {
      return whole ? INTEGERS : ANY;
    }
    return new Numbers(List.of(), low, high, whole);
  }

  public @Nullable Numbers meet(Numbers other) {
    if (!literals.isEmpty()) {
      return filter(other);
    }
    if (!other.literals.isEmpty()) {
      return other.filter(this);
    }
    BigDecimal low = min == null ? other.min : other.min == null ? min : min.max(other.min);
    BigDecimal high = max == null ? other.max : other.max == null ? max : max.min(other.max);
    return range(low, high, integer || other.integer);
  }

  private @Nullable Numbers filter(Numbers other) {
    List<BigDecimal> kept = new ArrayList<>(literals.size());
    for (BigDecimal literal : literals) {
      if (other.contains(literal)) {
        kept.add(literal);
      }
    }
    return kept.isEmpty() ? null : ofLiterals(kept);
  }

  /** The numbers but {@code value}, as far as that can be said; null if none is left. */
  @Nullable Numbers without(BigDecimal value) {
    if (!literals.isEmpty()) {
      List<BigDecimal> kept = new ArrayList<>(literals.size());
      for (BigDecimal literal : literals) {
        if (literal.compareTo(value) != 0) {
          kept.add(literal);
        }
      }
      return kept.isEmpty() ? null : ofLiterals(kept);
    }
    if (integer && min != null && min.compareTo(value) == 0) {
      return range(min.add(BigDecimal.ONE), max, true);
    }
    if (integer && max != null && max.compareTo(value) == 0) {
      return range(min, max.subtract(BigDecimal.ONE), true);
    }
    return this;
  }

  boolean isSubsetOf(Numbers other) {
    if (equals(other) || other.isAny()) {
      return true;
    }
    if (!literals.isEmpty()) {
      for (BigDecimal literal : literals) {
        if (!other.contains(literal)) {
          return false;
        }
      }
      return true;
    }
    if (!other.literals.isEmpty()) {
      return false;
    }
    return (!other.integer || integer)
        && (other.min == null || (min != null && min.compareTo(other.min) >= 0))
        && (other.max == null || (max != null && max.compareTo(other.max) <= 0));
  }

  /** Widens these numbers to {@code grown}, which holds them: a bound that moved jumps on. */
  Numbers widen(Numbers grown, Thresholds thresholds) {
    if (equals(grown)) {
      return this;
    }
    BigDecimal low = moved(min, grown.min) ? thresholds.below(grown.min) : grown.min;
    BigDecimal high = moved(max, grown.max) ? thresholds.above(grown.max) : grown.max;
    Numbers widened = range(low, high, grown.integer);
    return widened == null ? grown : widened;
  }

  private static boolean moved(@Nullable BigDecimal before, @Nullable BigDecimal after) {
    return !Objects.equals(before, after);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Numbers numbers
            && hash == numbers.hash
            && integer == numbers.integer
            && literals.equals(numbers.literals)
            && Objects.equals(min, numbers.min)
            && Objects.equals(max, numbers.max));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return TypePrinter.readable().print(Type.of(this));
  }
}
