package io.steplint.report.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of a scope that a programming language takes, each once. */
final class Identifiers {

  /** File systems end somewhere, and two of these may make one file name. */
  private static final int MAX_LENGTH = 80;

  private final Set<String> taken = new HashSet<>();

  /** A type's name like {@code CheckPayment} for {@code check payment}. */
  String typeName(String text) {
    StringBuilder name = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        name.append(start ? Character.toUpperCase(c) : c);
        start = false;
      } else {
        start = true;
      }
    }
    if (name.length() == 0 || Character.isDigit(name.charAt(0))) {
      name.insert(0, "Type");
    }
    return once(name.toString());
  }

  /** The name, with a number behind it where it is taken; case alone tells nothing apart. */
  String once(String name) {
    String base = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    String free = base;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = base + i;
    }
    return free;
  }
}
