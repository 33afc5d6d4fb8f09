package io.steplint.execution.jsonata;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes dates and times by a picture. */
final class DateFormatting {

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private final int hours;
  private final int minutes;

  private DateFormatting(@Nullable String zone) {
    double offset = zone == null ? 0 : IntegerPicture.leadingInteger(zone);
    // Minutes of a negative offset come out as in the reference, which takes the remainder.
    hours = (int) Math.floor(offset / 100);
    minutes = (int) (offset % 100);
  }

  /**
   * Writes a time.
   *
   * @param picture null for ISO 8601
   * @param zone an offset as {@code +0100}, or null for UTC
   */
  static String format(double millis, @Nullable String picture, @Nullable String zone) {
    List<DatePicture.Part> parts = DatePicture.parse(picture == null ? DatePicture.ISO : picture);
    DateFormatting formatting = new DateFormatting(zone);
    LocalDateTime time;
    try {
      time = DateParts.of(millis + (60.0 * formatting.hours + formatting.minutes) * 60 * 1000);
    } catch (DateTimeException e) {
      throw new JsonataFailure(JsonataFailure.HOST);
    }
    StringBuilder out = new StringBuilder();
    for (DatePicture.Part part : parts) {
      DatePicture.Marker marker = part.marker();
      out.append(marker == null ? part.literal() : formatting.component(time, marker));
    }
    return out.toString();
  }

  private String component(LocalDateTime time, DatePicture.Marker marker) {
    char component = marker.component();
    switch (component) {
      case 'Z', 'z':
        return offset(marker);
      case 'P':
        String half = time.getHour() >= 12 ? "pm" : "am";
        return marker.names() == IntegerPicture.LetterCase.UPPER
            ? half.toUpperCase(Locale.ROOT)
            : half;
      case 'C', 'E':
        return "ISO";
      default:
        break;
    }
    int value = DateParts.number(time, component);
    if (value < 0) {
      return "undefined";
    }
    if (component == 'Y' && marker.digits() >= 0) {
      value = (int) (value % Math.pow(10, marker.digits()));
    }
    if (marker.names() != null && component != 'f') {
      return name(marker, value);
    }
    if (marker.integers() == null) {
      throw new JsonataFailure(JsonataFailure.HOST);
    }
    return marker.integers().format(value);
  }

  private static String name(DatePicture.Marker marker, int value) {
    char component = marker.component();
    String name =
        switch (component) {
          case 'M', 'x' -> MONTHS.get(value - 1);
          case 'F' -> DAYS.get(value - 1);
          default -> throw new JsonataFailure("D3133").about(String.valueOf(component));
        };
    if (marker.names() == IntegerPicture.LetterCase.UPPER) {
      name = name.toUpperCase(Locale.ROOT);
    } else if (marker.names() == IntegerPicture.LetterCase.LOWER) {
      name = name.toLowerCase(Locale.ROOT);
    }
    Integer most = marker.most();
    return most != null && name.length() > most ? name.substring(0, most) : name;
  }

  private String offset(DatePicture.Marker marker) {
    IntegerPicture integers = java.util.Objects.requireNonNull(marker.integers());
    int offset = hours * 100 + minutes;
    int digits = integers.mandatoryDigits();
    String text;
    if (integers.isRegular() || digits == 3 || digits == 4) {
      text = integers.format(offset);
    } else if (digits == 1 || digits == 2) {
      text = integers.format(hours);
      if (minutes != 0) {
        text += ":" + IntegerPicture.of("00").format(minutes);
      }
    } else {
      throw new JsonataFailure("D3134").about((double) digits);
    }
    if (offset == 0 && marker.zulu()) {
      return "Z";
    }
    return (marker.component() == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
  }
}
