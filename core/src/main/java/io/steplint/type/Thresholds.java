package io.steplint.type;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers at which a growing interval stops for a moment: the constants of the program, with 0
 * and 1. Finitely many, so that widening ends.
 */
public final class Thresholds {

  /** More constants than this add cost and no precision. */
  private static final int MAX = 64;

  private static final Thresholds DEFAULT = new Thresholds(new TreeSet<>());

  private final TreeSet<BigDecimal> values;

  private Thresholds(TreeSet<BigDecimal> values) {
    this.values = values;
    values.add(BigDecimal.ZERO);
    values.add(BigDecimal.ONE);
  }

  /** Zero and one only. */
  public static Thresholds standard() {
    return DEFAULT;
  }

  /** Zero, one and the constants of a program. */
  public static Thresholds of(Collection<BigDecimal> constants) {
    TreeSet<BigDecimal> values = new TreeSet<>();
    for (BigDecimal constant : constants) {
      if (values.size() >= MAX) {
        break;
      }
      values.add(constant);
    }
    return new Thresholds(values);
  }

  /** The greatest threshold at or below {@code value}; null for no bound. */
  @Nullable BigDecimal below(@Nullable BigDecimal value) {
    return value == null ? null : values.floor(value);
  }

  /** The least threshold at or above {@code value}; null for no bound. */
  @Nullable BigDecimal above(@Nullable BigDecimal value) {
    return value == null ? null : values.ceiling(value);
  }
}
