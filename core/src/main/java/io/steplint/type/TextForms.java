package io.steplint.type;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Recognises the forms of text that types know: timestamps, numbers, UUIDs, hexadecimal. */
public final class TextForms {

  private TextForms() {}

  /** An ISO 8601 extended date and time with an offset, such as {@code 2024-05-01T10:00:00Z}. */
  static boolean isTimestamp(String text) {
    int length = text.length();
    if (length < 20 || length > 64) {
      return false;
    }
    if (!digits(text, 0, 4)
        || text.charAt(4) != '-'
        || !within(text, 5, 1, 12)
        || text.charAt(7) != '-'
        || !within(text, 8, 1, 31)
        || text.charAt(10) != 'T'
        || !within(text, 11, 0, 23)
        || text.charAt(13) != ':'
        || !within(text, 14, 0, 59)
        || text.charAt(16) != ':'
        || !within(text, 17, 0, 60)) {
      return false;
    }
    int at = 19;
    if (text.charAt(at) == '.') {
      int start = ++at;
      while (at < length && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        return false;
      }
    }
    return isOffset(text, at);
  }

  private static boolean isOffset(String text, int at) {
    int left = text.length() - at;
    if (left == 1) {
      return text.charAt(at) == 'Z';
    }
    return left == 6
        && (text.charAt(at) == '+' || text.charAt(at) == '-')
        && within(text, at + 1, 0, 23)
        && text.charAt(at + 3) == ':'
        && within(text, at + 4, 0, 59);
  }

  /** A decimal number as JSON writes it. */
  public static boolean isNumeric(String text) {
    int at = 0;
    int length = text.length();
    if (at < length && text.charAt(at) == '-') {
      at++;
    }
    int start = at;
    while (at < length && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start || (text.charAt(start) == '0' && at - start > 1)) {
      return false;
    }
    if (at < length && text.charAt(at) == '.') {
      int fraction = ++at;
      while (at < length && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == fraction) {
        return false;
      }
    }
    if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int exponent = at;
      while (at < length && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == exponent) {
        return false;
      }
    }
    return at == length;
  }

  static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : !isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isBase64Of(String text, Type decoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return decoded.contains(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean within(String text, int at, int least, int most) {
    if (!digits(text, at, at + 2)) {
      return false;
    }
    int value = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    return value >= least && value <= most;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
