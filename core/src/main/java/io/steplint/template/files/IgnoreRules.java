package io.steplint.template.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The patterns of {@code .gitignore} files, outermost first; the last that matches decides. */
final class IgnoreRules {

  static final IgnoreRules NONE = new IgnoreRules(List.of());

  private static final int MAX_RULES = 10_000;

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = rules;
  }

  private record Rule(
      Path folder, String pattern, boolean anchored, boolean foldersOnly, boolean negated) {}

  /** These rules and those of another folder's file. */
  IgnoreRules with(Path folder, String text) {
    List<Rule> all = new ArrayList<>(rules);
    for (String written : text.split("\\R")) {
      String line = written.stripTrailing();
      boolean negated = line.startsWith("!");
      if (negated) {
        line = line.substring(1);
      }
      boolean foldersOnly = line.endsWith("/");
      if (foldersOnly) {
        line = line.substring(0, line.length() - 1);
      }
      if (line.isEmpty() || line.startsWith("#") || all.size() >= MAX_RULES) {
        continue;
      }
      boolean anchored = line.indexOf('/') >= 0;
      String pattern = line.startsWith("/") ? line.substring(1) : line;
      if (pattern.startsWith("**/")) {
        pattern = pattern.substring(3);
        anchored = pattern.indexOf('/') >= 0;
      }
      all.add(new Rule(folder, pattern, anchored, foldersOnly, negated));
    }
    return new IgnoreRules(all);
  }

  boolean ignores(Path path, boolean folder) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if ((folder || !rule.foldersOnly()) && matches(rule, path)) {
        return !rule.negated();
      }
    }
    return false;
  }

  private static boolean matches(Rule rule, Path path) {
    String name =
        rule.anchored() ? way(rule.folder().relativize(path)) : String.valueOf(path.getFileName());
    return matches(rule.pattern(), name);
  }

  /** A path with slashes, whatever separates its steps here; a backslash in a name stays one. */
  private static String way(Path path) {
    String separator = path.getFileSystem().getSeparator();
    return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
  }

  /**
   * Whether a pattern of stars and question marks matches; a single star stops at a slash. Keeps
   * all places of the name that are reached, so it is never slower than the product of the lengths.
   */
  static boolean matches(String pattern, String name) {
    boolean[] reached = new boolean[name.length() + 1];
    reached[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      boolean[] next = new boolean[name.length() + 1];
      if (c == '*') {
        boolean across = at + 1 < pattern.length() && pattern.charAt(at + 1) == '*';
        boolean open = false;
        for (int i = 0; i <= name.length(); i++) {
          open |= reached[i];
          next[i] = open;
          if (i < name.length() && name.charAt(i) == '/' && !across) {
            open = false;
          }
        }
        at += across ? 2 : 1;
      } else {
        for (int i = 0; i < name.length(); i++) {
          boolean same = c == '?' ? name.charAt(i) != '/' : name.charAt(i) == c;
          next[i + 1] = reached[i] && same;
        }
        at++;
      }
      reached = next;
    }
    return reached[name.length()];
  }
}
