package io.steplint.execution.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as JavaScript prints them, which is how JSONata does. */
public final class NumberText {

  private static final int FEWEST_DIGITS = 15;
  private static final int MOST_DIGITS = 17;
  private static final int PLAIN_UP_TO = 21;
  private static final int PLAIN_DOWN_TO = -6;

  private NumberText() {}

  /**
   * The shortest text that reads back to the same number: {@code 1}, {@code 0.1}, {@code 1e+21}.
   */
  public static String of(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number < 0 ? "-Infinity" : "Infinity";
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    // Not Double.toString: before Java 19 it prints some numbers with a digit too many.
    for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    return print(shortest.stripTrailingZeros());
  }

  private static String print(BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    int exponent = digits.length() - number.scale();
    String sign = number.signum() < 0 ? "-" : "";
    if (exponent > PLAIN_UP_TO || exponent < PLAIN_DOWN_TO + 1) {
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      int power = exponent - 1;
      return sign + digits.charAt(0) + fraction + "e" + (power < 0 ? "-" : "+") + Math.abs(power);
    }
    return number.toPlainString();
  }

  /** The number that JSONata hands to a state: a whole one without a point. */
  public static Number plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE
        ? (Number) (long) number
        : number;
  }

  /** As JavaScript's {@code toPrecision(15)} and back: the number with 15 digits. */
  public static double rounded(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number)
            .round(new MathContext(FEWEST_DIGITS, RoundingMode.HALF_UP))
            .doubleValue()
        : number;
  }
}
