package io.steplint.integration.services;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of one service. A line of the table is parsed when it is asked for. */
public final class Service {

  private final String name;
  private final Map<String, String> operations = new LinkedHashMap<>();
  private final Map<String, String> structures = new LinkedHashMap<>();

  Service(String name, String table) {
    this.name = name;
    int from = 0;
    while (from < table.length()) {
      int to = table.indexOf('\n', from);
      int bar = table.indexOf('|', from);
      if (table.charAt(from) == '=') {
        structures.put(table.substring(from + 1, bar), table.substring(bar + 1, to));
      } else {
        operations.put(table.substring(from, bar), table.substring(bar + 1, to));
      }
      from = to + 1;
    }
  }

  /** As Step Functions writes it in {@code aws-sdk:NAME:operation}. */
  public String name() {
    return name;
  }

  /** The names of the operations, in alphabetical order. */
  public Set<String> operations() {
    return Collections.unmodifiableSet(operations.keySet());
  }

  /** The operation of that name, in camelCase, or null where the table holds none. */
  public @Nullable Operation operation(String wanted) {
    String line = operations.get(wanted);
    if (line == null) {
      return null;
    }
    int first = line.indexOf('|');
    int second = line.indexOf('|', first + 1);
    String errors = line.substring(second + 1);
    return new Operation(
        wanted,
        parse(line.substring(0, first)),
        parse(line.substring(first + 1, second)),
        errors.isEmpty() ? List.of() : List.of(errors.split(" ")));
  }

  /** The members of a structure that a {@link Shape} names; empty where it has none. */
  public List<Member> members(String structure) {
    String line = structures.get(structure);
    return line == null ? List.of() : parse(line);
  }

  private static List<Member> parse(String line) {
    List<Member> members = new ArrayList<>();
    int from = 0;
    while (from < line.length()) {
      int to = line.indexOf(' ', from);
      if (to < 0) {
        to = line.length();
      }
      String member = line.substring(from, to);
      int colon = member.indexOf(':');
      boolean required = member.charAt(colon - 1) == '!';
      members.add(
          new Member(
              member.substring(0, required ? colon - 1 : colon),
              required,
              Shape.parse(member, colon + 1)));
      from = to + 1;
    }
    return members;
  }
}
