package io.steplint.execution.path;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the text of a path apart as the engine does, letter by letter: what it makes of quotes,
 * backslashes and parentheses is not what a reader of the notation expects.
 */
final class PathSteps {

  private final String text;
  private final List<PathStep> steps = new ArrayList<>();

  private PathSteps(String text) {
    this.text = text;
  }

  /**
   * The steps of a path that starts with {@code $}.
   *
   * @throws PathFailure where the engine does not take it
   */
  static List<PathStep> of(String path) {
    try {
      return new PathSteps(path.trim()).read();
    } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
      throw PathFailure.refused("Invalid path " + path);
    }
  }

  private List<PathStep> read() {
    if (text.endsWith("..")) {
      throw PathFailure.refused("A path can not end with a scan.");
    }
    if (text.length() > 1 && text.charAt(1) != '.' && text.charAt(1) != '[') {
      throw PathFailure.refused("Invalid path " + text);
    }
    int at = 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ') {
        throw PathFailure.refused("Space not allowed in path");
      } else if (c == '[') {
        int end = closing(at);
        steps.add(new BracketReader(text.substring(at, end)).read());
        at = end;
      } else if (c == '*') {
        steps.add(new PathStep.Wildcard());
        at++;
      } else if (c == '.') {
        at = dotted(at + 1);
      } else {
        int end = endOfName(at);
        steps.add(named(text.substring(at, end)));
        at = end;
      }
    }
    return List.copyOf(steps);
  }

  private int dotted(int at) {
    if (text.charAt(at) == '.') {
      steps.add(new PathStep.Scan());
      return at + 1;
    }
    int end = endOfName(at);
    if (end > at) {
      String name = text.substring(at, end);
      steps.add(name.equals("*") ? new PathStep.Wildcard() : named(name));
    }
    return end;
  }

  /** A name without brackets: the engine puts it between such, whatever it holds. */
  private static PathStep named(String name) {
    return new BracketReader("['" + name + "']").read();
  }

  private int endOfName(int from) {
    int at = from;
    while (at < text.length() && ".[ ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Behind the bracket that closes; quotes do not matter to the engine here. */
  private int closing(int open) {
    int depth = 0;
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ']' && depth == 0) {
        return at + 1;
      }
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
    }
    return text.length();
  }

  /** Reads what stands between brackets; the first letter that says anything decides. */
  private static final class BracketReader {
    private final String text;
    private int at;

    BracketReader(String text) {
      this.text = text;
    }

    private char current() {
      return text.charAt(at);
    }

    PathStep read() {
      if (text.equals("[*]")) {
        return new PathStep.Wildcard();
      }
      for (at = 0; at < text.length(); at++) {
        char c = current();
        if (c == '?') {
          return new PathStep.Filter(FilterCriteria.parse(text));
        }
        if (c == '\'') {
          return property();
        }
        if (c == '@') {
          return fromEnd();
        }
        if (Character.isDigit(c) || c == ':' || c == '-') {
          return numbers();
        }
      }
      throw PathFailure.refused("Could not analyze path component: " + text);
    }

    private PathStep property() {
      List<String> names = new ArrayList<>();
      StringBuilder name = new StringBuilder();
      boolean open = false;
      for (; current() != ']'; at++) {
        if (current() != '\'') {
          if (open) {
            name.append(current());
          }
        } else {
          if (open) {
            names.add(name.toString());
            name.setLength(0);
          }
          open = !open;
        }
      }
      return new PathStep.Property(List.copyOf(names));
    }

    private PathStep fromEnd() {
      at += 2;
      String function = letters('-');
      if (!function.equals("size") && !function.equals("length")) {
        throw PathFailure.refused("Invalid function: @." + function);
      }
      return new PathStep.FromEnd(Integer.parseInt(letters(')')));
    }

    private String letters(char end) {
      StringBuilder letters = new StringBuilder();
      for (; current() != end; at++) {
        if (" ()".indexOf(current()) < 0) {
          letters.append(current());
        }
      }
      return letters.toString();
    }

    private PathStep numbers() {
      List<Integer> numbers = new ArrayList<>();
      StringBuilder digits = new StringBuilder();
      boolean from = false;
      boolean to = false;
      boolean between = false;
      boolean several = false;
      while (Character.isDigit(current()) || ", :-".indexOf(current()) >= 0) {
        char c = current();
        if (c == ':') {
          boolean first = digits.isEmpty();
          if (!first) {
            numbers.add(take(digits));
          }
          at++;
          collect(digits);
          if (first) {
            to = true;
            numbers.add(take(digits));
          } else if (digits.isEmpty()) {
            from = true;
          } else {
            between = true;
            numbers.add(take(digits));
          }
        } else if (c == ',') {
          several = true;
          numbers.add(take(digits));
        } else if (c != ' ') {
          digits.append(c);
        }
        if (current() == ']') {
          break;
        }
        at++;
      }
      if (!digits.isEmpty()) {
        numbers.add(take(digits));
      }
      if (several || (numbers.size() == 1 && !from && !to)) {
        return new PathStep.Index(List.copyOf(numbers));
      }
      if (from) {
        return new PathStep.From(numbers.get(0));
      }
      if (to) {
        return new PathStep.To(numbers.get(0));
      }
      if (between) {
        return new PathStep.Between(numbers.get(0), numbers.get(1));
      }
      throw PathFailure.refused("Could not analyze path component: " + text);
    }

    private void collect(StringBuilder digits) {
      while (Character.isDigit(current()) || current() == ' ' || current() == '-') {
        if (current() != ' ') {
          digits.append(current());
        }
        at++;
      }
    }

    private static int take(StringBuilder digits) {
      int number = Integer.parseInt(digits.toString());
      digits.setLength(0);
      return number;
    }
  }
}
