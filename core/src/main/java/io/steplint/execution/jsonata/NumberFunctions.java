package io.steplint.execution.jsonata;

import io.steplint.execution.json.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** {@code $round}, {@code $sum} and the like. */
final class NumberFunctions {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
  private static final Pattern OTHER_BASE =
      Pattern.compile("^0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][0-1]+$");

  private NumberFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.addStrict("number", 1, a -> number(java.util.Objects.requireNonNull(a.get(0))));
    table.addStrict("abs", 1, a -> Math.abs(a.number(0)));
    table.addStrict("floor", 1, a -> Math.floor(a.number(0)));
    table.addStrict("ceil", 1, a -> Math.ceil(a.number(0)));
    table.addStrict(
        "round", 2, a -> round(a.number(0), a.get(1) instanceof Double p ? p.intValue() : 0));
    table.addStrict("power", 2, NumberFunctions::power);
    table.addStrict(
        "sqrt",
        1,
        a -> {
          if (a.number(0) < 0) {
            throw new JsonataFailure("D3060").about(a.get(0));
          }
          return Math.sqrt(a.number(0));
        });
    table.addStrict("formatNumber", 3, NumberPicture::format);
    table.addStrict("formatBase", 2, NumberFunctions::formatBase);
    table.addStrict("sum", 1, a -> sum(a.array(0)));
    table.addStrict("max", 1, a -> a.array(0).isEmpty() ? null : extreme(a.array(0), true));
    table.addStrict("min", 1, a -> a.array(0).isEmpty() ? null : extreme(a.array(0), false));
    table.addStrict(
        "average", 1, a -> a.array(0).isEmpty() ? null : sum(a.array(0)) / a.array(0).size());
  }

  private static double sum(Items numbers) {
    double total = 0;
    for (Object number : numbers) {
      total += number instanceof Double summand ? summand : Double.NaN;
    }
    return total;
  }

  private static double extreme(Items numbers, boolean largest) {
    double result = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (Object number : numbers) {
      double each = number instanceof Double given ? given : Double.NaN;
      result = largest ? Math.max(result, each) : Math.min(result, each);
    }
    return result;
  }

  static double number(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof String text) {
      if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
        return Double.parseDouble(text);
      }
      if (OTHER_BASE.matcher(text).find()) {
        return otherBase(text);
      }
    }
    throw new JsonataFailure("D3030").about(value);
  }

  private static double otherBase(String text) {
    int radix =
        switch (Character.toLowerCase(text.charAt(1))) {
          case 'x' -> 16;
          case 'o' -> 8;
          default -> 2;
        };
    try {
      return new BigInteger(text.substring(2), radix).doubleValue();
    } catch (NumberFormatException e) {
      // The test above lets some texts through that JavaScript then finds to be no number.
      return Double.NaN;
    }
  }

  /** Rounds half to even at a decimal place; negative places are those in front of the point. */
  static double round(double number, int places) {
    if (!Double.isFinite(number)) {
      return number;
    }
    // Shifted in its decimal notation, for in binary the last digit might decide wrongly.
    double shifted =
        places == 0
            ? number
            : new BigDecimal(NumberText.of(number)).scaleByPowerOfTen(places).doubleValue();
    double rounded = Math.rint(shifted);
    double result =
        places == 0 || !Double.isFinite(rounded)
            ? rounded
            : new BigDecimal(NumberText.of(rounded)).scaleByPowerOfTen(-places).doubleValue();
    return result == 0 ? 0.0 : result;
  }

  private static double power(Arguments a) {
    double result = a.get(1) instanceof Double e ? Math.pow(a.number(0), e) : Double.NaN;
    if (!Double.isFinite(result)) {
      throw new JsonataFailure("D3061").about(a.get(0));
    }
    return result;
  }

  private static String formatBase(Arguments a) {
    double number = round(a.number(0), 0);
    int radix = a.get(1) instanceof Double given ? (int) round(given, 0) : 10;
    if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
      throw new JsonataFailure("D3100").about((double) radix);
    }
    return radix == 10
        ? NumberText.of(number)
        : new BigDecimal(number).toBigInteger().toString(radix);
  }

  /** Whether all of these are numbers or all are texts, as a plain sort needs it. */
  static boolean canSort(List<?> items) {
    return items.stream().allMatch(String.class::isInstance)
        || items.stream().allMatch(Values::isNumber);
  }
}
