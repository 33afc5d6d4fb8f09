package io.steplint.execution.jsonata;

import io.steplint.execution.json.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code $formatNumber}: pictures of numbers as XPath's {@code format-number} has them, with the
 * steps in the order of the reference, which decides what comes out of unusual pictures.
 */
final class NumberPicture {

  private static final String DECIMAL = "decimal-separator";
  private static final String GROUPING = "grouping-separator";
  private static final String EXPONENT = "exponent-separator";
  private static final String MINUS = "minus-sign";
  private static final String PERCENT = "percent";
  private static final String PER_MILLE = "per-mille";
  private static final String ZERO = "zero-digit";
  private static final String DIGIT = "digit";
  private static final String PATTERN = "pattern-separator";
  private static final double PLAIN_BELOW = 1e21;

  private final Map<String, String> properties = new HashMap<>();
  private final String digits;
  private final String active;

  /** A picture, or one of its two halves, taken apart. */
  private record Parts(
      String whole,
      String prefix,
      String suffix,
      String active,
      String mantissa,
      @Nullable String exponent,
      String integer,
      String fraction) {}

  /** What a picture asks for. */
  private record Layout(
      Parts parts,
      String prefix,
      List<Integer> integerGroups,
      int regularGroup,
      List<Integer> fractionGroups,
      int leastInteger,
      int scaling,
      int leastFraction,
      int mostFraction,
      int leastExponent) {}

  private NumberPicture(Map<String, @Nullable Object> options) {
    properties.put(DECIMAL, ".");
    properties.put(GROUPING, ",");
    properties.put(EXPONENT, "e");
    properties.put(MINUS, "-");
    properties.put(PERCENT, "%");
    properties.put(PER_MILLE, "\u2030");
    properties.put(ZERO, "0");
    properties.put(DIGIT, "#");
    properties.put(PATTERN, ";");
    options.forEach((name, value) -> properties.put(name, value instanceof String s ? s : ""));
    StringBuilder family = new StringBuilder();
    char zero = property(ZERO).isEmpty() ? '0' : property(ZERO).charAt(0);
    for (int i = 0; i < 10; i++) {
      family.append((char) (zero + i));
    }
    digits = family.toString();
    active =
        digits
            + property(DECIMAL)
            + property(EXPONENT)
            + property(GROUPING)
            + property(DIGIT)
            + property(PATTERN);
  }

  private String property(String name) {
    return properties.getOrDefault(name, "");
  }

  static String format(Arguments a) {
    NumberPicture picture = new NumberPicture(Evaluator.members(a.get(2)));
    return picture.format(a.number(0), a.string(1));
  }

  private String format(double value, String picture) {
    List<Parts> halves = new ArrayList<>();
    for (String half : split(picture)) {
      halves.add(parts(half));
    }
    halves.forEach(this::check);
    Layout layout = layout(halves.get(0), halves.get(0).prefix());
    if (value < 0) {
      layout =
          halves.size() > 1
              ? layout(halves.get(1), halves.get(1).prefix())
              : layout(halves.get(0), property(MINUS) + halves.get(0).prefix());
    }
    return write(value, layout);
  }

  private List<String> split(String picture) {
    List<String> halves = new ArrayList<>();
    String separator = property(PATTERN);
    int from = 0;
    for (int at = picture.indexOf(separator); at >= 0; at = picture.indexOf(separator, from)) {
      halves.add(picture.substring(from, at));
      from = at + separator.length();
    }
    halves.add(picture.substring(from));
    if (halves.size() > 2) {
      throw new JsonataFailure("D3080");
    }
    return halves;
  }

  private boolean isActive(char c) {
    return active.indexOf(c) >= 0 && property(EXPONENT).indexOf(c) < 0;
  }

  private Parts parts(String picture) {
    int first = 0;
    while (first < picture.length() && !isActive(picture.charAt(first))) {
      first++;
    }
    if (first == picture.length()) {
      // The reference breaks here, the service names the rule that is broken.
      throw new JsonataFailure("D3086");
    }
    int last = picture.length();
    while (!isActive(picture.charAt(last - 1))) {
      last--;
    }
    String prefix = picture.substring(0, first);
    String suffix = picture.substring(last);
    String middle = picture.substring(first, last);
    int position = picture.indexOf(property(EXPONENT), first);
    String mantissa = middle;
    @Nullable String exponent = null;
    if (position >= 0 && position <= picture.length() - suffix.length()) {
      mantissa = middle.substring(0, Math.min(position, middle.length()));
      exponent = middle.substring(Math.min(position + 1, middle.length()));
    }
    int point = mantissa.indexOf(property(DECIMAL));
    String integer = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? suffix : mantissa.substring(point + 1);
    return new Parts(picture, prefix, suffix, middle, mantissa, exponent, integer, fraction);
  }

  // ---- checks

  /** Refuses a picture that breaks a rule; of several rules the last one is named. */
  private void check(Parts parts) {
    String picture = parts.whole();
    String decimal = property(DECIMAL);
    String grouping = property(GROUPING);
    @Nullable String code = null;
    int point = picture.indexOf(decimal);
    if (point != picture.lastIndexOf(decimal)) {
      code = "D3081";
    }
    if (isTwice(picture, property(PERCENT))) {
      code = "D3082";
    }
    if (isTwice(picture, property(PER_MILLE))) {
      code = "D3083";
    }
    boolean percent = picture.contains(property(PERCENT));
    boolean perMille = picture.contains(property(PER_MILLE));
    if (percent && perMille) {
      code = "D3084";
    }
    if (count(parts.mantissa(), true) == 0) {
      code = "D3085";
    }
    if (parts.active().chars().anyMatch(c -> active.indexOf(c) < 0)) {
      code = "D3086";
    }
    if (point >= 0) {
      if (isAt(picture, point - 1, grouping) || isAt(picture, point + 1, grouping)) {
        code = "D3087";
      }
    } else if (isAt(parts.integer(), parts.integer().length() - 1, grouping)) {
      code = "D3088";
    }
    if (picture.contains(grouping + grouping)) {
      code = "D3089";
    }
    int optional = parts.integer().indexOf(property(DIGIT));
    if (optional >= 0 && count(parts.integer().substring(0, optional), false) > 0) {
      code = "D3090";
    }
    optional = parts.fraction().lastIndexOf(property(DIGIT));
    if (optional >= 0 && count(parts.fraction().substring(optional), false) > 0) {
      code = "D3091";
    }
    String exponent = parts.exponent();
    if (exponent != null && !exponent.isEmpty() && (percent || perMille)) {
      code = "D3092";
    }
    if (exponent != null
        && (exponent.isEmpty() || exponent.chars().anyMatch(c -> digits.indexOf(c) < 0))) {
      code = "D3093";
    }
    if (code != null) {
      throw new JsonataFailure(code);
    }
  }

  private static boolean isTwice(String picture, String sign) {
    return picture.indexOf(sign) != picture.lastIndexOf(sign);
  }

  private static boolean isAt(String text, int at, String sign) {
    return at >= 0 && at < text.length() && text.startsWith(sign, at);
  }

  /** How many signs for digits there are, those for optional ones included or not. */
  private int count(String text, boolean optional) {
    int count = 0;
    for (char c : text.toCharArray()) {
      if (digits.indexOf(c) >= 0 || (optional && property(DIGIT).indexOf(c) >= 0)) {
        count++;
      }
    }
    return count;
  }

  // ---- layout

  private Layout layout(Parts parts, String prefix) {
    List<Integer> integerGroups = groups(parts, parts.integer(), false);
    List<Integer> fractionGroups = groups(parts, parts.fraction(), true);
    int leastInteger = count(parts.integer(), false);
    final int scaling = leastInteger;
    int leastFraction = count(parts.fraction(), false);
    int mostFraction = count(parts.fraction(), true);
    boolean exponent = parts.exponent() != null;
    if (leastInteger == 0 && mostFraction == 0) {
      if (exponent) {
        leastFraction = 1;
        mostFraction = 1;
      } else {
        leastInteger = 1;
      }
    }
    if (exponent && leastInteger == 0 && parts.integer().contains(property(DIGIT))) {
      leastInteger = 1;
    }
    if (leastInteger == 0 && leastFraction == 0) {
      leastFraction = 1;
    }
    int leastExponent = parts.exponent() == null ? 0 : count(parts.exponent(), false);
    return new Layout(
        parts,
        prefix,
        integerGroups,
        Grouped.interval(integerGroups),
        fractionGroups,
        leastInteger,
        scaling,
        leastFraction,
        mostFraction,
        leastExponent);
  }

  private List<Integer> groups(Parts parts, String part, boolean toLeft) {
    List<Integer> positions = new ArrayList<>();
    int at = part.indexOf(property(GROUPING));
    while (at >= 0) {
      String side =
          toLeft
              ? part.substring(0, Math.min(at, part.length()))
              : part.substring(Math.min(at, part.length()));
      positions.add(count(side, true));
      at = parts.integer().indexOf(property(GROUPING), at + 1);
    }
    return positions;
  }

  // ---- writing

  private String write(double value, Layout layout) {
    String picture = layout.parts().whole();
    double number = value;
    if (picture.contains(property(PERCENT))) {
      number = value * 100;
    } else if (picture.contains(property(PER_MILLE))) {
      number = value * 1000;
    }
    @Nullable Integer exponent = null;
    if (layout.leastExponent() > 0) {
      int power = 0;
      double largest = Math.pow(10, layout.scaling());
      double least = Math.pow(10, layout.scaling() - 1);
      while (number != 0 && Math.abs(number) < least) {
        number *= 10;
        power--;
      }
      while (Math.abs(number) > largest && Double.isFinite(number)) {
        number /= 10;
        power++;
      }
      exponent = power;
    }
    String text =
        fixed(NumberFunctions.round(number, layout.mostFraction()), layout.mostFraction());
    text = text.contains(".") ? text.replace(".", property(DECIMAL)) : text + property(DECIMAL);
    text = group(pad(text, layout), layout);
    int point = text.indexOf(property(DECIMAL));
    if (!picture.contains(property(DECIMAL)) || point == text.length() - 1) {
      text = text.substring(0, text.length() - 1);
    }
    if (exponent != null) {
      String power = fixed(exponent, 0);
      text +=
          property(EXPONENT)
              + (exponent < 0 ? property(MINUS) : "")
              + zeros(layout.leastExponent() - power.length())
              + power;
    }
    return layout.prefix() + text + layout.parts().suffix();
  }

  /** The number without its sign, with that many digits behind the point. */
  private String fixed(double value, int places) {
    double number = Math.abs(value);
    String text =
        number >= PLAIN_BELOW || !Double.isFinite(number)
            ? NumberText.of(number)
            : new BigDecimal(number).setScale(places, RoundingMode.HALF_UP).toPlainString();
    if (property(ZERO).equals("0")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      out.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : c);
    }
    return out.toString();
  }

  private String pad(String number, Layout layout) {
    String zero = property(ZERO);
    String text = number;
    while (!zero.isEmpty() && text.startsWith(zero)) {
      text = text.substring(1);
    }
    while (!zero.isEmpty() && text.endsWith(zero)) {
      text = text.substring(0, text.length() - 1);
    }
    int point = text.indexOf(property(DECIMAL));
    int right = layout.leastFraction() - (text.length() - point - 1);
    return zeros(layout.leastInteger() - point) + text + zeros(right);
  }

  private String zeros(int count) {
    return property(ZERO).repeat(Math.max(0, count));
  }

  private String group(String number, Layout layout) {
    StringBuilder text = new StringBuilder(number);
    String separator = property(GROUPING);
    int point = text.indexOf(property(DECIMAL));
    int interval = layout.regularGroup();
    if (interval > 0) {
      for (int i = 1; i <= Math.floorDiv(point - 1, interval); i++) {
        text.insert(point - i * interval, separator);
      }
    } else {
      for (int position : layout.integerGroups()) {
        text.insert(at(text, point - position), separator);
        point++;
      }
    }
    point = text.indexOf(property(DECIMAL));
    for (int position : layout.fractionGroups()) {
      text.insert(Math.min(text.length(), position + point + 1), separator);
    }
    return text.toString();
  }

  /** A position as JavaScript's {@code slice} takes it: a negative one counts from the end. */
  private static int at(StringBuilder text, int position) {
    return position < 0 ? Math.max(0, text.length() + position) : position;
  }
}
