package io.steplint.rules.structure;

/** Timestamps as the service reads them: RFC 3339 with {@code T} and {@code Z} or an offset. */
final class Timestamps {

  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final String OFFSET = "dd:dd";

  private Timestamps() {}

  /** Whether a text is a date and time that exists. */
  static boolean isValid(String text) {
    if (!matches(text, 0, SHAPE)) {
      return false;
    }
    int month = number(text, 5);
    if (month < 1 || month > 12) {
      return false;
    }
    int day = number(text, 8);
    int year = number(text, 0) * 100 + number(text, 2);
    if (day < 1 || day > daysOf(year, month)) {
      return false;
    }
    if (number(text, 11) > 23 || number(text, 14) > 59 || number(text, 17) > 59) {
      return false;
    }
    int at = endOfFraction(text, SHAPE.length());
    if (at == text.length()) {
      return false;
    }
    if (text.charAt(at) == 'Z') {
      return at + 1 == text.length();
    }
    return (text.charAt(at) == '+' || text.charAt(at) == '-')
        && at + 1 + OFFSET.length() == text.length()
        && matches(text, at + 1, OFFSET)
        && number(text, at + 1) <= 23
        && number(text, at + 4) <= 59;
  }

  private static int endOfFraction(String text, int from) {
    if (from == text.length() || (text.charAt(from) != '.' && text.charAt(from) != ',')) {
      return from;
    }
    int at = from + 1;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at == from + 1 ? text.length() : at;
  }

  private static boolean matches(String text, int from, String shape) {
    if (text.length() < from + shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char wanted = shape.charAt(i);
      char found = text.charAt(from + i);
      if (wanted == 'd' ? !isDigit(found) : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from) {
    return (text.charAt(from) - '0') * 10 + text.charAt(from + 1) - '0';
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
