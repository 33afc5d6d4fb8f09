package io.steplint.execution.jsonata;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers in English words and in Roman numerals. */
final class NumberWords {

  private static final List<String> FEW =
      List.of(
          "Zero",
          "One",
          "Two",
          "Three",
          "Four",
          "Five",
          "Six",
          "Seven",
          "Eight",
          "Nine",
          "Ten",
          "Eleven",
          "Twelve",
          "Thirteen",
          "Fourteen",
          "Fifteen",
          "Sixteen",
          "Seventeen",
          "Eighteen",
          "Nineteen");
  private static final List<String> ORDINALS =
      List.of(
          "Zeroth",
          "First",
          "Second",
          "Third",
          "Fourth",
          "Fifth",
          "Sixth",
          "Seventh",
          "Eighth",
          "Ninth",
          "Tenth",
          "Eleventh",
          "Twelfth",
          "Thirteenth",
          "Fourteenth",
          "Fifteenth",
          "Sixteenth",
          "Seventeenth",
          "Eighteenth",
          "Nineteenth");
  private static final List<String> DECADES =
      List.of(
          "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Hundred");
  private static final List<String> MAGNITUDES =
      List.of("Thousand", "Million", "Billion", "Trillion");

  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN_LETTERS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  private static final Map<String, Double> VALUES = values();

  /** Matches any row of these words. */
  static final String REGEX = "(?:" + String.join("|", VALUES.keySet()) + "|and|[\\-, ])+";

  private NumberWords() {}

  private static Map<String, Double> values() {
    Map<String, Double> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < FEW.size(); i++) {
      values.put(FEW.get(i).toLowerCase(Locale.ROOT), (double) i);
    }
    for (int i = 0; i < ORDINALS.size(); i++) {
      values.put(ORDINALS.get(i).toLowerCase(Locale.ROOT), (double) i);
    }
    for (int i = 0; i < DECADES.size(); i++) {
      String word = DECADES.get(i).toLowerCase(Locale.ROOT);
      values.put(word, (i + 2) * 10.0);
      values.put(word.substring(0, word.length() - 1) + "ieth", (i + 2) * 10.0);
    }
    values.put("hundredth", 100.0);
    for (int i = 0; i < MAGNITUDES.size(); i++) {
      String word = MAGNITUDES.get(i).toLowerCase(Locale.ROOT);
      values.put(word, Math.pow(10, (i + 1) * 3.0));
      values.put(word + "th", Math.pow(10, (i + 1) * 3.0));
    }
    return values;
  }

  static String of(double value, boolean ordinal) {
    return words(value, false, ordinal);
  }

  private static String words(double number, boolean follows, boolean ordinal) {
    if (number <= 19) {
      return (follows ? " and " : "") + (ordinal ? ORDINALS : FEW).get((int) number);
    }
    if (number < 100) {
      double rest = number % 10;
      String decade = DECADES.get((int) (number / 10) - 2);
      String start = follows ? " and " : "";
      if (rest > 0) {
        return start + decade + "-" + words(rest, false, ordinal);
      }
      return start + (ordinal ? decade.substring(0, decade.length() - 1) + "ieth" : decade);
    }
    double factor = 100;
    String name = "Hundred";
    if (number >= 1000) {
      int magnitude = Math.min((int) Math.floor(Math.log10(number) / 3), MAGNITUDES.size());
      factor = Math.pow(10, magnitude * 3.0);
      name = MAGNITUDES.get(magnitude - 1);
    }
    double many = Math.floor(number / factor);
    double rest = number - many * factor;
    String start = (follows ? ", " : "") + words(many, false, false) + " " + name;
    return rest > 0 ? start + words(rest, true, ordinal) : ordinal ? start + "th" : start;
  }

  static double parse(String text) {
    java.util.ArrayDeque<Double> segments = new java.util.ArrayDeque<>();
    segments.push(0.0);
    for (String word : text.split(",\\s|\\sand\\s|[\\s\\\\-]", -1)) {
      double value = VALUES.getOrDefault(word, Double.NaN);
      double top = segments.pop();
      if (value < 100) {
        if (top >= 1000) {
          segments.push(top);
          top = 0;
        }
        segments.push(top + value);
      } else {
        segments.push(top * value);
      }
    }
    double sum = 0;
    for (double segment : segments) {
      sum += segment;
    }
    return sum;
  }

  static String roman(double value) {
    StringBuilder out = new StringBuilder();
    double rest = value;
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      while (rest >= ROMAN_VALUES[i] && out.length() < 10_000) {
        out.append(ROMAN_LETTERS[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return out.toString();
  }

  static double parseRoman(String text) {
    Map<Character, Integer> letters = new HashMap<>();
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      if (ROMAN_LETTERS[i].length() == 1) {
        letters.put(Character.toUpperCase(ROMAN_LETTERS[i].charAt(0)), ROMAN_VALUES[i]);
      }
    }
    double value = 0;
    int largest = 1;
    for (int i = text.length() - 1; i >= 0; i--) {
      Integer digit = letters.get(text.charAt(i));
      if (digit == null) {
        return Double.NaN;
      }
      value += digit < largest ? -digit : digit;
      largest = Math.max(largest, digit);
    }
    return value;
  }
}
