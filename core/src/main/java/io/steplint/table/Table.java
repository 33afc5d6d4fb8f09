package io.steplint.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that lies as a file beside a class. A line is a row; lines that begin with {@code #} tell
 * about the table, and those of them that begin with {@code # Source:}, {@code # Version:} and
 * {@code # Day:} where it comes from. Nothing is kept: who asks often keeps what was answered.
 */
public final class Table {

  private final String name;
  private final String text;

  private Table(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * The table of that name beside a class.
   *
   * @throws IllegalStateException if there is no such file
   */
  public static Table beside(Class<?> owner, String name) {
    Table table = find(owner, name);
    if (table == null) {
      throw new IllegalStateException("Table without a file: " + name);
    }
    return table;
  }

  /** The table of that name beside a class, or null where there is no such file. */
  public static @Nullable Table find(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return in == null
          ? null
          : new Table(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows, as they stand. */
  public List<String> rows() {
    List<String> rows = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = text.indexOf('\n', from);
      int end = to < 0 ? text.length() : to;
      if (end > from && text.charAt(from) != '#') {
        rows.add(text.substring(from, end));
      }
      from = end + 1;
    }
    return rows;
  }

  /**
   * What the table was made from.
   *
   * @throws IllegalStateException if it does not tell
   */
  public Origin origin() {
    return new Origin(told("Source", true), told("Version", false), told("Day", true));
  }

  private String told(String what, boolean needed) {
    String start = "# " + what + ": ";
    int at = text.startsWith(start) ? 0 : text.indexOf("\n" + start) + 1;
    if (!text.startsWith(start, at)) {
      if (needed) {
        throw new IllegalStateException(name + " does not tell its " + what);
      }
      return "";
    }
    int end = text.indexOf('\n', at);
    return text.substring(at + start.length(), end < 0 ? text.length() : end);
  }

  /**
   * The columns of a row, which {@code |} separates.
   *
   * @param count how many there are at least
   * @throws IllegalStateException if there are fewer
   */
  public static String[] columns(String row, int count) {
    String[] columns = row.split("\\|", -1);
    if (columns.length < count) {
      throw new IllegalStateException("Row with too few columns: " + row);
    }
    return columns;
  }
}
