package io.steplint.cli;

import org.jspecify.annotations.Nullable;

/**
 * An option of a command.
 *
 * @param name with its two hyphens
 * @param value the placeholder of its value in the help; null for an option without one; in
 *     brackets where the value may be left out: {@code [=unsafe]}
 * @param help what it does, in a phrase
 * @param repeatable whether it may stand more than once
 */
record Option(String name, @Nullable String value, String help, boolean repeatable) {

  /** An option without a value. */
  static Option flag(String name, String help) {
    return new Option(name, null, help, false);
  }

  /** An option that takes a value, once. */
  static Option value(String name, String value, String help) {
    return new Option(name, value, help, false);
  }

  /** An option that takes a value and may be repeated. */
  static Option values(String name, String value, String help) {
    return new Option(name, value, help, true);
  }

  boolean isValueOptional() {
    return value != null && value.startsWith("[");
  }

  /** Whether it takes all words up to the next option: its placeholder ends with an ellipsis. */
  boolean takesSeveral() {
    return value != null && value.endsWith("…");
  }

  /** As the help shows it: {@code --format FORMAT}. */
  String usage() {
    if (value == null) {
      return name;
    }
    return isValueOptional() ? name + value : name + " " + value;
  }
}
