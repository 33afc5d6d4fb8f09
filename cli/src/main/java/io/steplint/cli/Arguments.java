package io.steplint.cli;

import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a command line: {@code --name value}, {@code --name=value}, flags, and paths in
 * any order. After {@code --} everything is a path; {@code -} is one.
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
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        paths.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (isOperand(word)) {
        paths.add(word);
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
        if (++i == words.size() || byName.containsKey(words.get(i))) {
          throw new UsageException("option " + name + " needs a value: " + option.usage());
        }
        given = words.get(i);
      }
      List<List<String>> values = options.computeIfAbsent(name, k -> new ArrayList<>());
      if (!values.isEmpty() && option.value() != null && !option.repeatable()) {
        throw new UsageException("option " + name + " is given twice");
      }
      List<String> value = new ArrayList<>();
      value.add(given == null ? "" : given);
      while (option.takesSeveral() && i + 1 < words.size() && isOperand(words.get(i + 1))) {
        value.add(words.get(++i));
      }
      values.add(value);
    }
    return new Arguments(options, paths);
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
