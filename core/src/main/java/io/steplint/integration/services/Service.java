package io.steplint.integration.services;

import io.steplint.table.Origin;
import io.steplint.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of one service. A row of the table is parsed when it is asked for. */
public final class Service {

  private final String name;
  private final Origin origin;
  private final Map<String, String> operations = new LinkedHashMap<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  private Service(String name, Table table) {
    this.name = name;
    this.origin = table.origin();
    for (String row : table.rows()) {
      int bar = row.indexOf('|');
      char first = row.charAt(0);
      Map<String, String> rows = first == '=' || first == '~' ? named : operations;
      rows.put(row.substring(0, bar), row.substring(bar + 1));
    }
  }

  /** The service that a table describes. */
  public static Service of(String name, Table table) {
    return new Service(name, table);
  }

  /** As Step Functions writes it in {@code aws-sdk:NAME:operation}. */
  public String name() {
    return name;
  }

  /** The model that the table was made from. */
  public Origin origin() {
    return origin;
  }

  /** The names of the operations, in alphabetical order. */
  public Set<String> operations() {
    return Collections.unmodifiableSet(operations.keySet());
  }

  /** The operation of that name, in camelCase, or null where the table holds none. */
  public @Nullable Operation operation(String wanted) {
    String row = operations.get(wanted);
    if (row == null) {
      return null;
    }
    int first = row.indexOf('|');
    int second = row.indexOf('|', first + 1);
    String errors = row.substring(second + 1);
    return new Operation(
        wanted,
        parse(row.substring(0, first)),
        parse(row.substring(first + 1, second)),
        errors.isEmpty() ? List.of() : List.of(errors.split(" ")));
  }

  /** The members of a structure that a {@link Shape} names; empty where it has none. */
  public List<Member> members(String structure) {
    String row = named.get("=" + structure);
    return row == null ? List.of() : parse(row);
  }

  /** The values of an enumeration that a {@link Shape} names; empty where none are known. */
  public List<String> values(String enumeration) {
    String row = named.get("~" + enumeration);
    return row == null ? List.of() : List.of(row.split("\t"));
  }

  private static List<Member> parse(String row) {
    List<Member> members = new ArrayList<>();
    int from = 0;
    while (from < row.length()) {
      int to = row.indexOf(' ', from);
      if (to < 0) {
        to = row.length();
      }
      String member = row.substring(from, to);
      int colon = member.indexOf(':');
      Member.Need need = need(member.charAt(colon - 1));
      members.add(
          new Member(
              member.substring(0, need == Member.Need.OPTIONAL ? colon : colon - 1),
              need,
              Shape.parse(member, colon + 1)));
      from = to + 1;
    }
    return members;
  }

  private static Member.Need need(char mark) {
    return switch (mark) {
      case '!' -> Member.Need.REQUIRED;
      case '^' -> Member.Need.LATELY_REQUIRED;
      default -> Member.Need.OPTIONAL;
    };
  }
}
