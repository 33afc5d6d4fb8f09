package io.steplint.cli;

import io.steplint.rules.gate.RuleNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command.
 *
 * <p>The placeholder of its value says what the value is, for the help and for those who complete a
 * command line: {@code FILE} and {@code DIR}, {@code RULES}, or the words to choose from with bars
 * between them. It ends with an ellipsis where the option takes all words up to the next one, and
 * stands in brackets where the value may be left out: {@code [=unsafe]}.
 *
 * @param name with its two hyphens
 * @param letter its short form, or null
 * @param value the placeholder of its value; null for an option without one
 * @param help what it does, in a phrase
 * @param repeatable whether it may stand more than once
 */
record Option(
    String name,
    @Nullable Character letter,
    @Nullable String value,
    String help,
    boolean repeatable) {

  /** An option without a value. */
  static Option flag(String name, String help) {
    return new Option(name, null, null, help, false);
  }

  /** An option that takes a value, once. */
  static Option value(String name, String value, String help) {
    return new Option(name, null, value, help, false);
  }

  /** An option that takes a value and may be repeated. */
  static Option values(String name, String value, String help) {
    return new Option(name, null, value, help, true);
  }

  /** The same option with a short form. */
  Option letter(char letter) {
    return new Option(name, letter, value, help, repeatable);
  }

  boolean isValueOptional() {
    return value != null && value.startsWith("[");
  }

  /** Whether it takes all words up to the next option: its placeholder ends with an ellipsis. */
  boolean takesSeveral() {
    return value != null && value.endsWith("…");
  }

  boolean takesFile() {
    return value != null && value.startsWith("FILE");
  }

  boolean takesFolder() {
    return "DIR".equals(value);
  }

  /** The words that its value is one of; none where it can be anything. */
  List<String> words() {
    if (value == null) {
      return List.of();
    }
    if (isValueOptional()) {
      return List.of(value.substring(2, value.length() - 1));
    }
    if (value.equals("RULES")) {
      return RuleNames.all();
    }
    List<String> words = new ArrayList<>();
    if (value.indexOf('|') >= 0) {
      for (String word : value.split("\\|")) {
        words.add(word);
      }
    }
    return words;
  }

  /** As the help shows it: {@code --format FORMAT}. */
  String usage() {
    if (value == null) {
      return name;
    }
    return isValueOptional() ? name + value : name + " " + value;
  }

  /** As a list of options shows it: {@code -f, --format FORMAT}. */
  String listed() {
    return (letter == null ? "    " : "-" + letter + ", ") + usage();
  }
}
