package io.steplint.execution.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a date and time, as XPath's {@code format-dateTime} has it: {@code [Y0001]-[M01]}.
 */
final class DatePicture {

  static final String ISO = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

  private static final String NUMBERED = "YMDdFWwXxHhmsf";
  private static final Map<Character, String> DEFAULTS = defaults();

  /** A piece of a picture: text that stands for itself, or a marker. */
  record Part(@Nullable String literal, @Nullable Marker marker) {}

  /**
   * {@code [M01]}.
   *
   * @param component what it shows, one letter
   * @param names how a name is written, or null for a number
   * @param integers how a number is written, or null
   * @param most the largest width of a name, or null
   * @param digits how many digits a year, month or day has; -1 where it does not say
   * @param zulu whether no offset is written as {@code Z}
   */
  record Marker(
      char component,
      IntegerPicture.@Nullable LetterCase names,
      @Nullable IntegerPicture integers,
      @Nullable Integer most,
      int digits,
      boolean zulu) {}

  private DatePicture() {}

  private static Map<Character, String> defaults() {
    Map<Character, String> defaults = new java.util.HashMap<>();
    for (char c : "YMDdWwXxHhf".toCharArray()) {
      defaults.put(c, "1");
    }
    for (char c : "FPCE".toCharArray()) {
      defaults.put(c, "n");
    }
    defaults.put('m', "01");
    defaults.put('s', "01");
    defaults.put('Z', "01:01");
    defaults.put('z', "01:01");
    return defaults;
  }

  static List<Part> parse(String picture) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < picture.length()) {
      if (picture.charAt(at) != '[') {
        at++;
        continue;
      }
      literal(picture, start, at, parts);
      if (picture.startsWith("[[", at)) {
        parts.add(new Part("[", null));
        at += 2;
        start = at;
        continue;
      }
      int close = picture.indexOf(']', at);
      if (close < 0) {
        throw new JsonataFailure("D3135");
      }
      parts.add(new Part(null, marker(picture.substring(at + 1, close).replaceAll("\\s+", ""))));
      at = close + 1;
      start = at;
    }
    literal(picture, start, at, parts);
    return parts;
  }

  private static void literal(String picture, int from, int to, List<Part> into) {
    if (to > from) {
      into.add(new Part(picture.substring(from, to).replace("]]", "]"), null));
    }
  }

  private static Marker marker(String text) {
    char component = text.isEmpty() ? ' ' : text.charAt(0);
    int comma = text.lastIndexOf(',');
    @Nullable Integer least = null;
    @Nullable Integer most = null;
    if (comma >= 0) {
      String width = text.substring(comma + 1);
      int dash = width.indexOf('-');
      least = width(dash < 0 ? width : width.substring(0, dash));
      most = dash < 0 ? null : width(width.substring(dash + 1));
    }
    String written = text.isEmpty() ? "" : text.substring(1, comma < 0 ? text.length() : comma);
    char modifier = ' ';
    if (written.length() > 1 && "atco".indexOf(written.charAt(written.length() - 1)) >= 0) {
      modifier = written.charAt(written.length() - 1);
      written = written.substring(0, written.length() - 1);
    } else if (written.isEmpty()) {
      written = DEFAULTS.getOrDefault(component, "");
    }
    if (written.isEmpty()) {
      throw new JsonataFailure("D3132").about(String.valueOf(component));
    }
    return marker(component, written, modifier, least, most);
  }

  private static Marker marker(
      char component,
      String written,
      char modifier,
      @Nullable Integer least,
      @Nullable Integer most) {
    IntegerPicture.@Nullable LetterCase names = null;
    @Nullable IntegerPicture integers = null;
    int digits = -1;
    if (written.startsWith("n")) {
      names = IntegerPicture.LetterCase.LOWER;
    } else if (written.startsWith("N")) {
      names =
          written.startsWith("Nn")
              ? IntegerPicture.LetterCase.TITLE
              : IntegerPicture.LetterCase.UPPER;
    } else if (NUMBERED.indexOf(component) >= 0) {
      integers = IntegerPicture.of(modifier == ' ' ? written : written + ";" + modifier);
      if (least != null) {
        integers.atLeast(least);
      }
      if ("YMD".indexOf(component) >= 0) {
        int width = integers.mandatoryDigits() + integers.optionalDigits();
        if (most != null) {
          digits = most;
          integers.exactly(most);
        } else if (width >= 2) {
          digits = width;
        }
      }
    }
    if (component == 'Z' || component == 'z') {
      integers = IntegerPicture.of(written);
    }
    return new Marker(component, names, integers, most, digits, modifier == 't');
  }

  private static @Nullable Integer width(String text) {
    double width = IntegerPicture.leadingInteger(text);
    return text.equals("*") || Double.isNaN(width) ? null : (Integer) (int) width;
  }
}
