package io.steplint.execution.jsonata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The numbers that a date and time in UTC consists of. */
final class DateParts {

  private DateParts() {}

  static LocalDateTime of(double millis) {
    long whole = (long) Math.floor(millis);
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(whole, 1000L), (int) Math.floorMod(whole, 1000L) * 1_000_000, ZoneOffset.UTC);
  }

  /** The value of a component that is a number; -1 for one that is none. */
  static int number(LocalDateTime time, char component) {
    LocalDate date = time.toLocalDate();
    return switch (component) {
      case 'Y' -> date.getYear();
      case 'M' -> date.getMonthValue();
      case 'D' -> date.getDayOfMonth();
      case 'd' -> date.getDayOfYear();
      case 'F' -> date.getDayOfWeek().getValue();
      case 'W' -> weekOfYear(date);
      case 'w' -> weekOfMonth(date);
      case 'X' -> weekYear(date);
      case 'x' -> weekMonth(date);
      case 'H' -> time.getHour();
      case 'h' -> time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
      case 'P' -> time.getHour() >= 12 ? 1 : 0;
      case 'm' -> time.getMinute();
      case 's' -> time.getSecond();
      case 'f' -> time.getNano() / 1_000_000;
      default -> -1;
    };
  }

  /** The Monday of the week that holds the first Thursday from {@code first} on. */
  private static LocalDate firstWeek(LocalDate first) {
    int day = first.getDayOfWeek().getValue();
    return day > DayOfWeek.THURSDAY.getValue()
        ? first.plusDays(8L - day)
        : first.minusDays(day - 1L);
  }

  private static int week(LocalDate start, LocalDate date) {
    return (int) Math.floor(ChronoUnit.DAYS.between(start, date) / 7.0 + 1);
  }

  private static int weekOfYear(LocalDate date) {
    LocalDate january = date.withDayOfYear(1);
    int week = week(firstWeek(january), date);
    if (week > 52 && !date.isBefore(firstWeek(january.plusYears(1)))) {
      return 1;
    }
    return week < 1 ? week(firstWeek(january.minusYears(1)), date) : week;
  }

  private static int weekOfMonth(LocalDate date) {
    LocalDate first = date.withDayOfMonth(1);
    int week = week(firstWeek(first), date);
    if (week > 4 && !date.isBefore(firstWeek(first.plusMonths(1)))) {
      return 1;
    }
    return week < 1 ? week(firstWeek(first.minusMonths(1)), date) : week;
  }

  private static int weekYear(LocalDate date) {
    LocalDate january = date.withDayOfYear(1);
    if (date.isBefore(firstWeek(january))) {
      return date.getYear() - 1;
    }
    return date.isBefore(firstWeek(january.plusYears(1))) ? date.getYear() : date.getYear() + 1;
  }

  private static int weekMonth(LocalDate date) {
    YearMonth month = YearMonth.from(date);
    if (date.isBefore(firstWeek(month.atDay(1)))) {
      return month.minusMonths(1).getMonthValue();
    }
    YearMonth next = month.plusMonths(1);
    return date.isBefore(firstWeek(next.atDay(1))) ? month.getMonthValue() : next.getMonthValue();
  }
}
