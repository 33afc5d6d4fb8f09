package io.steplint.execution.jsonata;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and times, by a picture or in ISO 8601. */
final class DateReading {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:-([01]\\d))*(?:-([0-3]\\d))*"
              + "(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))*(\\.\\d+)?([+-][0-2]\\d:?[0-5]\\d|Z)?");

  private static final int DATE_BY_DAY = 0b10100001;
  private static final int DATE_BY_DAY_OF_YEAR = 0b10000010;
  private static final int DATE_BY_WEEK_OF_MONTH = 0b01010100;
  private static final int DATE_BY_WEEK = 0b01001000;
  private static final int TIME_BY_HOUR = 0b010111;
  private static final int TIME_BY_HALF_DAY = 0b101111;

  private DateReading() {}

  /** The milliseconds that a time in ISO 8601 says; NaN where a part of it is out of range. */
  static double iso(String text) {
    Matcher match = ISO.matcher(text);
    if (!match.matches()) {
      throw new JsonataFailure("D3110").about(text);
    }
    boolean dateTwice = text.indexOf('T') >= 0 ? text.indexOf('T') > 10 : text.length() > 29;
    int month = part(match, 2, 1);
    int day = part(match, 3, 1);
    int hour = part(match, 4, 0);
    if (dateTwice || month < 1 || month > 12 || day < 1 || day > 31 || hour > 24) {
      return Double.NaN;
    }
    String fraction = match.group(7);
    double millis =
        fraction == null ? 0 : Math.floor(Double.parseDouble("0" + fraction) * 1000 + 1e-7);
    double time =
        utc(part(match, 1, 0), month - 1, day, hour, part(match, 5, 0), part(match, 6, 0));
    return time + millis - offset(match.group(8)) * 60_000.0;
  }

  private static int part(Matcher match, int group, int otherwise) {
    return match.group(group) == null ? otherwise : Integer.parseInt(match.group(group));
  }

  private static int offset(@Nullable String zone) {
    if (zone == null || zone.equals("Z")) {
      return 0;
    }
    String digits = zone.substring(1).replace(":", "");
    int minutes =
        Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
    return zone.startsWith("-") ? -minutes : minutes;
  }

  /** As JavaScript's {@code Date.UTC}: what is out of range carries over. */
  private static double utc(
      double year, double month, double day, double hour, double minute, double second) {
    double full = year >= 0 && year <= 99 ? 1900 + year : year;
    LocalDate first = LocalDate.of((int) full, 1, 1).plusMonths((long) month);
    double days = first.toEpochDay() + day - 1;
    return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
  }

  /** The milliseconds that a text says by a picture; null where it does not fit the picture. */
  static @Nullable Double byPicture(String text, String picture, double now) {
    List<DatePicture.Part> parts = DatePicture.parse(picture);
    StringBuilder regex = new StringBuilder();
    for (DatePicture.Part part : parts) {
      regex.append('(').append(regex(part)).append(')');
    }
    Matcher match = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text);
    if (!match.matches()) {
      return null;
    }
    Map<Character, Double> found = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      DatePicture.Marker marker = parts.get(i).marker();
      if (marker != null) {
        Double value = value(marker, match.group(i + 1));
        if (value != null) {
          found.put(marker.component(), value);
        }
      }
    }
    boolean markers = parts.stream().anyMatch(part -> part.marker() != null);
    return markers ? millis(found, now) : null;
  }

  private static String regex(DatePicture.Part part) {
    DatePicture.Marker marker = part.marker();
    if (marker == null) {
      return Pattern.quote(part.literal() == null ? "" : part.literal());
    }
    IntegerPicture integers = marker.integers();
    if (marker.component() == 'Z' || marker.component() == 'z') {
      String separator = integers == null ? null : integers.regularSeparator();
      return (marker.component() == 'z' ? "GMT" : "")
          + "[-+][0-9]+"
          + (separator == null ? "" : Pattern.quote(separator) + "[0-9]+");
    }
    if (integers != null) {
      return integers.regex(marker.digits());
    }
    if ("MxFP".indexOf(marker.component()) < 0) {
      throw new JsonataFailure("D3133").about(String.valueOf(marker.component()));
    }
    return "[a-zA-Z]+";
  }

  private static @Nullable Double value(DatePicture.Marker marker, String text) {
    IntegerPicture integers = marker.integers();
    if (marker.component() == 'Z' || marker.component() == 'z') {
      return zone(text, marker.component() == 'z', integers);
    }
    if (integers != null) {
      return integers.parse(text);
    }
    if (marker.component() == 'P') {
      return switch (text) {
        case "am", "AM" -> 0.0;
        case "pm", "PM" -> 1.0;
        default -> null;
      };
    }
    List<String> names = marker.component() == 'F' ? DateFormatting.DAYS : DateFormatting.MONTHS;
    Integer most = marker.most();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int width = most == null || most == 0 ? name.length() : Math.min(most, name.length());
      if (text.equals(name.substring(0, width))) {
        return i + 1.0;
      }
    }
    return null;
  }

  private static double zone(String text, boolean named, @Nullable IntegerPicture integers) {
    String value = named ? text.substring(3) : text;
    String separator = integers == null ? null : integers.regularSeparator();
    if (separator != null) {
      int at = value.indexOf(separator);
      return IntegerPicture.leadingInteger(value.substring(0, at)) * 60
          + IntegerPicture.leadingInteger(value.substring(at + 1));
    }
    if (value.length() <= 3) {
      return IntegerPicture.leadingInteger(value) * 60;
    }
    return IntegerPicture.leadingInteger(value.substring(0, 3)) * 60
        + IntegerPicture.leadingInteger(value.substring(3));
  }

  /** Puts the components together; what is not given is that of now, or the least behind others. */
  private static double millis(Map<Character, Double> components, double now) {
    int dates = mask(components, "YXMxWwdD");
    int times = mask(components, "PHhmsf");
    boolean byDay = is(dates, DATE_BY_DAY);
    boolean byDayOfYear = !byDay && is(dates, DATE_BY_DAY_OF_YEAR);
    boolean byWeekOfMonth = is(dates, DATE_BY_WEEK_OF_MONTH);
    boolean byWeek = !byWeekOfMonth && is(dates, DATE_BY_WEEK);
    boolean byHalfDay = !is(times, TIME_BY_HOUR) && is(times, TIME_BY_HALF_DAY);
    String date = byDayOfYear ? "YD" : byWeekOfMonth ? "XxwF" : byWeek ? "XWF" : "YMD";
    String order = date + (byHalfDay ? "Phmsf" : "Hmsf");
    fill(components, order, now);
    if (byWeekOfMonth || byWeek) {
      throw new JsonataFailure("D3136");
    }
    double month = Math.max(0, get(components, 'M') - 1);
    double day = get(components, 'D');
    if (byDayOfYear) {
      LocalDate first = LocalDate.of((int) get(components, 'Y'), 1, 1);
      LocalDate derived = first.plusDays((long) get(components, 'd') - 1);
      month = derived.getMonthValue() - 1;
      day = derived.getDayOfMonth();
    }
    double hour = get(components, 'H');
    if (byHalfDay) {
      double half = get(components, 'h');
      hour = (half == 12 ? 0 : half) + (get(components, 'P') == 1 ? 12 : 0);
    }
    double zone = get(components, 'Z') != 0 ? get(components, 'Z') : get(components, 'z');
    if (Double.isNaN(get(components, 'Y') + month + day + hour)) {
      return Double.NaN;
    }
    return utc(get(components, 'Y'), month, day, hour, get(components, 'm'), get(components, 's'))
        + get(components, 'f')
        - zone * 60_000;
  }

  private static void fill(Map<Character, Double> components, String order, double now) {
    LocalDateTime time = DateParts.of(now);
    boolean started = false;
    boolean ended = false;
    for (char part : order.toCharArray()) {
      if (components.containsKey(part)) {
        started = true;
        if (ended) {
          throw new JsonataFailure("D3136");
        }
      } else if (started) {
        components.put(part, "MDd".indexOf(part) >= 0 ? 1.0 : 0.0);
        ended = true;
      } else {
        components.put(part, (double) DateParts.number(time, part));
      }
    }
  }

  private static double get(Map<Character, Double> components, char part) {
    return components.getOrDefault(part, 0.0);
  }

  private static int mask(Map<Character, Double> components, String parts) {
    int mask = 0;
    for (char part : parts.toCharArray()) {
      double value = get(components, part);
      mask = (mask << 1) + (value != 0 && !Double.isNaN(value) ? 1 : 0);
    }
    return mask;
  }

  private static boolean is(int mask, int type) {
    return (~type & mask) == 0 && (type & mask) != 0;
  }
}
