package io.steplint.cli;

import io.steplint.text.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a command line: {@code --name value}, {@code --name=value}, flags, their short
 * forms ({@code -o FILE}, {@code -oFILE}, {@code -qv}), and paths in any order. After {@code --}
 * everything is a path; {@code -} is one.
 */
final class Arguments {

  private final Map<String, List<List<String>>> options;
  private final List<String> paths;

  private Arguments(Map<String, List<List<String>>> options, List<String> paths) {
    this.options = options;
    this.paths = List.copyOf(paths);
  }

  static Arguments parse(List<Option> known, List<String> words) throws UsageException {
    Map<String, Option> byName = new LinkedHashMap<>();
    for (Option option : known) {
      byName.put(option.name(), option);
    }
    Map<String, List<List<String>>> options = new HashMap<>();
    List<String> paths = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      String word = rest.pop();
      if (word.equals("--")) {
        paths.addAll(rest);
        break;
      }
      if (isOperand(word)) {
        paths.add(word);
        continue;
      }
      if (!word.startsWith("--")) {
        spellOut(word, byName, rest);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String given = equals < 0 ? null : word.substring(equals + 1);
      Option option = byName.get(name);
      if (option == null) {
        throw unknown(name, byName.keySet());
      }
      if (option.value() == null && given != null) {
        throw new UsageException("option " + name + " takes no value");
      }
      if (option.value() != null && !option.isValueOptional() && given == null) {
        if (rest.isEmpty() || byName.containsKey(rest.peek())) {
          throw new UsageException("option " + name + " needs a value: " + option.usage());
        }
        given = rest.pop();
      }
      List<List<String>> values = options.computeIfAbsent(name, k -> new ArrayList<>());
      if (!values.isEmpty() && option.value() != null && !option.repeatable()) {
        throw new UsageException("option " + name + " is given twice");
      }
      List<String> value = new ArrayList<>();
      value.add(given == null ? "" : given);
      while (option.takesSeveral() && !rest.isEmpty() && isOperand(rest.peek())) {
        value.add(rest.pop());
      }
      values.add(value);
    }
    return new Arguments(options, paths);
  }

  /** Puts the options that a word of short forms stands for before the words still to be read. */
  private static void spellOut(String word, Map<String, Option> byName, Deque<String> rest)
      throws UsageException {
    int equals = word.indexOf('=');
    String asName = "-" + (equals < 0 ? word : word.substring(0, equals));
    if (byName.containsKey(asName) && asName.length() > 3) {
      throw new UsageException("unknown option " + word + "; did you mean " + asName + "?");
    }
    List<String> spelled = new ArrayList<>();
    for (int at = 1; at < word.length(); at++) {
      Option option = ofLetter(word.charAt(at), byName.values());
      if (option == null) {
        throw new UsageException(
            "unknown option " + (at == 1 ? word : "-" + word.charAt(at) + " in " + word));
      }
      String value = word.substring(at + 1);
      if (option.value() == null || value.isEmpty()) {
        spelled.add(option.name());
      } else {
        spelled.add(option.name() + "=" + (value.startsWith("=") ? value.substring(1) : value));
        break;
      }
    }
    for (int i = spelled.size() - 1; i >= 0; i--) {
      rest.push(spelled.get(i));
    }
  }

  private static @Nullable Option ofLetter(char letter, Iterable<Option> known) {
    for (Option option : known) {
      if (option.letter() != null && option.letter() == letter) {
        return option;
      }
    }
    return null;
  }

  private static boolean isOperand(String word) {
    return !word.startsWith("-") || word.equals("-");
  }

  private static UsageException unknown(String name, Iterable<String> names) {
    String nearest = Nearest.to(name, names);
    return new UsageException(
        "unknown option " + name + (nearest == null ? "" : "; did you mean " + nearest + "?"));
  }

  /** Whether an option is there. */
  boolean has(String name) {
    return options.containsKey(name);
  }

  /** The value of an option, or null where it is not there; empty where it has none. */
  @Nullable String get(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.get(values.size() - 1);
  }

  /** All values of an option, in order. */
  List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (List<String> group : groups(name)) {
      values.addAll(group);
    }
    return values;
  }

  /** The values of an option, by each time it is given. */
  List<List<String>> groups(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** All values of an option that takes several, separated by commas, or is repeated. */
  List<String> list(String name) {
    List<String> items = new ArrayList<>();
    for (String value : all(name)) {
      for (String item : value.split(",")) {
        if (!item.isBlank()) {
          items.add(item.strip());
        }
      }
    }
    return items;
  }

  /** The words that are no options. */
  List<String> paths() {
    return paths;
  }
}
