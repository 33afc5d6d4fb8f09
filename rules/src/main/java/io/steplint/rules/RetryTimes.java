package io.steplint.rules;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How long a Retrier waits, all attempts together. Jitter shortens the single delays; what is said
 * here is what they are without.
 *
 * @param attempts {@code MaxAttempts}, 3 where it is not there
 * @param seconds the sum of the delays; at least that where it is more than any execution lives
 */
public record RetryTimes(long attempts, double seconds) {

  private static final int EXACT_STEPS = 10_000;
  private static final double ENOUGH = 1e10;

  /** The times of a Retrier; null where a deployment decides them or a value is not allowed. */
  public static @Nullable RetryTimes of(ObjectNode retrier) {
    BigDecimal attempts = number(retrier, "MaxAttempts", BigDecimal.valueOf(3));
    BigDecimal interval = number(retrier, "IntervalSeconds", BigDecimal.ONE);
    BigDecimal rate = number(retrier, "BackoffRate", BigDecimal.valueOf(2));
    BigDecimal most = number(retrier, "MaxDelaySeconds", BigDecimal.valueOf(Long.MAX_VALUE));
    if (attempts == null
        || interval == null
        || rate == null
        || most == null
        || attempts.signum() < 0
        || attempts.compareTo(BigDecimal.valueOf(99_999_999)) > 0) {
      return null;
    }
    long count = attempts.longValue();
    return new RetryTimes(
        count, sum(count, interval.doubleValue(), rate.doubleValue(), most.doubleValue()));
  }

  private static double sum(long attempts, double interval, double rate, double most) {
    double delay = Math.min(interval, most);
    double sum = 0;
    long step = 0;
    while (step < attempts && step < EXACT_STEPS && sum < ENOUGH) {
      sum += delay;
      delay = Math.min(delay * rate, most);
      step++;
    }
    return sum + (attempts - step) * delay;
  }

  /** The number in a field, or what counts where the field is not there; null if undecided. */
  public static @Nullable BigDecimal number(ObjectNode holder, String field, BigDecimal otherwise) {
    Node value = holder.get(field);
    ScalarNode scalar = value == null ? null : value.asScalar();
    return value == null ? otherwise : scalar == null ? null : scalar.number();
  }
}
