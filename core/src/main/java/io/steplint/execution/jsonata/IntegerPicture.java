package io.steplint.execution.jsonata;

import io.steplint.execution.json.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A picture of whole numbers, as {@code $formatInteger} and the parts of dates have it. */
final class IntegerPicture {

  enum Primary {
    DECIMAL,
    LETTERS,
    ROMAN,
    WORDS,
    /** A numbering that JSONata does not know: {@code D3130}. */
    SEQUENCE
  }

  enum LetterCase {
    LOWER,
    UPPER,
    TITLE
  }

  /** A sign between digits, and how many digits stand to the right of it. */
  private record Separator(int position, String sign) {}

  private static final int[] ZEROS = {
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10
  };

  private final String text;
  private final Primary primary;
  private final LetterCase letterCase;
  private final boolean ordinal;
  private int mandatory;
  private int optional;
  private int zero = -1;
  private final List<Separator> separators = new ArrayList<>();
  private int interval;

  private IntegerPicture(String picture) {
    int semicolon = picture.lastIndexOf(';');
    text = semicolon < 0 ? picture : picture.substring(0, semicolon);
    ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
    letterCase =
        switch (text) {
          case "A", "I", "W" -> LetterCase.UPPER;
          case "Ww" -> LetterCase.TITLE;
          default -> LetterCase.LOWER;
        };
    primary =
        switch (text) {
          case "A", "a" -> Primary.LETTERS;
          case "I", "i" -> Primary.ROMAN;
          case "W", "w", "Ww" -> Primary.WORDS;
          default -> readDigits() ? Primary.DECIMAL : Primary.SEQUENCE;
        };
  }

  static IntegerPicture of(String picture) {
    return new IntegerPicture(picture);
  }

  private boolean readDigits() {
    int[] signs = text.codePoints().toArray();
    int position = 0;
    for (int i = signs.length - 1; i >= 0; i--) {
      int group = zeroOf(signs[i]);
      if (group >= 0) {
        if (zero >= 0 && zero != group) {
          throw new JsonataFailure("D3131");
        }
        zero = group;
        mandatory++;
        position++;
      } else if (signs[i] == '#') {
        optional++;
        position++;
      } else {
        separators.add(new Separator(position, Character.toString(signs[i])));
      }
    }
    boolean alike = separators.stream().map(Separator::sign).distinct().count() == 1;
    interval = alike ? Grouped.interval(separators.stream().map(Separator::position).toList()) : 0;
    return mandatory > 0;
  }

  private static int zeroOf(int sign) {
    for (int zero : ZEROS) {
      if (sign >= zero && sign <= zero + 9) {
        return zero;
      }
    }
    return -1;
  }

  boolean isRegular() {
    return interval > 0;
  }

  /** The sign between digits where it stands at equal intervals, or null. */
  @Nullable String regularSeparator() {
    return isRegular() ? separators.get(0).sign() : null;
  }

  int mandatoryDigits() {
    return mandatory;
  }

  int optionalDigits() {
    return optional;
  }

  void atLeast(int digits) {
    mandatory = Math.max(mandatory, digits);
  }

  void exactly(int digits) {
    mandatory = digits;
  }

  private JsonataFailure unknownSequence() {
    return new JsonataFailure("D3130").about(text);
  }

  // ---- writing

  String format(double number) {
    double value = Math.abs(number);
    String written =
        switch (primary) {
          case LETTERS -> letters(value, letterCase == LetterCase.UPPER ? 'A' : 'a');
          case ROMAN -> cased(NumberWords.roman(value));
          case WORDS -> cased(NumberWords.of(value, ordinal));
          case DECIMAL -> decimal(value);
          case SEQUENCE -> throw unknownSequence();
        };
    return number < 0 ? "-" + written : written;
  }

  private String cased(String written) {
    return switch (letterCase) {
      case UPPER -> written.toUpperCase(Locale.ROOT);
      case LOWER -> written.toLowerCase(Locale.ROOT);
      case TITLE -> written;
    };
  }

  private static String letters(double value, char first) {
    StringBuilder out = new StringBuilder();
    double rest = value;
    while (rest > 0) {
      out.insert(0, (char) ((int) ((rest - 1) % 26) + first));
      rest = Math.floor((rest - 1) / 26);
    }
    return out.toString();
  }

  private String decimal(double value) {
    String digits = NumberText.of(value);
    StringBuilder out =
        new StringBuilder("0".repeat(Math.max(0, mandatory - digits.length()))).append(digits);
    if (zero != '0') {
      for (int i = 0; i < out.length(); i++) {
        out.setCharAt(i, (char) (out.charAt(i) + zero - '0'));
      }
    }
    if (isRegular()) {
      for (int i = (out.length() - 1) / interval; i > 0; i--) {
        out.insert(out.length() - i * interval, separators.get(0).sign());
      }
    } else {
      for (int i = separators.size() - 1; i >= 0; i--) {
        int at = out.length() - separators.get(i).position();
        out.insert(at < 0 ? Math.max(0, out.length() + at) : at, separators.get(i).sign());
      }
    }
    if (ordinal) {
      out.append(ending(out));
    }
    return out.toString();
  }

  private static String ending(CharSequence number) {
    int last = number.length() - 1;
    if (last > 0 && number.charAt(last - 1) == '1') {
      return "th";
    }
    return switch (number.charAt(last)) {
      case '1' -> "st";
      case '2' -> "nd";
      case '3' -> "rd";
      default -> "th";
    };
  }

  // ---- reading

  /**
   * A regular expression for what this picture writes.
   *
   * @param width how many digits, or 0 for any number
   */
  String regex(int width) {
    String times =
        width <= 0
            ? "+"
            : optional == 0
                ? "{" + width + "}"
                : "{" + Math.max(0, width - optional) + "," + width + "}";
    boolean upper = letterCase == LetterCase.UPPER;
    return switch (primary) {
      case LETTERS -> upper ? "[A-Z]+" : "[a-z]+";
      case ROMAN -> upper ? "[MDCLXVI]+" : "[mdclxvi]+";
      case WORDS -> NumberWords.REGEX;
      case DECIMAL -> "[0-9]" + times + (ordinal ? "(?:th|st|nd|rd)" : "");
      case SEQUENCE -> throw unknownSequence();
    };
  }

  /** The number that a text of this picture says; NaN where it says none. */
  double parse(String written) {
    return switch (primary) {
      case LETTERS -> parseLetters(written, letterCase == LetterCase.UPPER ? 'A' : 'a');
      case ROMAN ->
          NumberWords.parseRoman(
              letterCase == LetterCase.UPPER ? written : written.toUpperCase(Locale.ROOT));
      case WORDS -> NumberWords.parse(written.toLowerCase(Locale.ROOT));
      case DECIMAL -> parseDecimal(written);
      case SEQUENCE -> throw unknownSequence();
    };
  }

  private static double parseLetters(String written, char first) {
    double value = 0;
    for (int i = 0; i < written.length(); i++) {
      int digit = written.charAt(written.length() - i - 1) - first + 1;
      value += digit * Math.pow(26, i);
    }
    return value;
  }

  private double parseDecimal(String written) {
    String number = ordinal ? written.substring(0, Math.max(0, written.length() - 2)) : written;
    if (isRegular()) {
      number = number.replace(",", "");
    } else {
      for (Separator separator : separators) {
        number = number.replace(separator.sign(), "");
      }
    }
    if (zero != '0') {
      StringBuilder plain = new StringBuilder();
      number.codePoints().forEach(c -> plain.appendCodePoint(Math.max(0, c - zero + '0')));
      number = plain.toString();
    }
    return leadingInteger(number);
  }

  /** As JavaScript's {@code parseInt}: what a text starts with, or NaN. */
  static double leadingInteger(String text) {
    String trimmed = text.strip();
    int at = trimmed.startsWith("-") || trimmed.startsWith("+") ? 1 : 0;
    int end = at;
    while (end < trimmed.length() && trimmed.charAt(end) >= '0' && trimmed.charAt(end) <= '9') {
      end++;
    }
    return end == at ? Double.NaN : Double.parseDouble(trimmed.substring(0, end));
  }
}
