package io.steplint.integration.results;

import io.steplint.table.Table;
import io.steplint.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code shapes.txt}, which says what each resource returns. Rows are found by their key
 * and parsed only when asked for; its header describes the notation.
 */
final class ResultShapes {

  private final Map<String, String> rows = new LinkedHashMap<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  private ResultShapes(Table table) {
    for (String line : table.rows()) {
      if (line.startsWith("@")) {
        int equals = line.indexOf('=');
        named.put(line.substring(1, equals).strip(), line.substring(equals + 1).strip());
      } else {
        int first = line.indexOf('|');
        int last = line.lastIndexOf('|');
        rows.put(line.substring(0, first).strip(), line.substring(first + 1, last).strip());
      }
    }
  }

  private static final class Holder {
    static final ResultShapes TABLE =
        new ResultShapes(Table.beside(ResultShapes.class, "shapes.txt"));
  }

  static ResultShapes table() {
    return Holder.TABLE;
  }

  /** The keys of all rows. */
  Set<String> keys() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  boolean has(String key) {
    return rows.containsKey(key);
  }

  /** Whether a row marks a field as one that is missing in everyday cases. */
  boolean isOftenMissing(String key, String field) {
    String row = rows.get(key);
    return row != null && row.contains(field + "??:");
  }

  /**
   * The shape of a row.
   *
   * @param holes what stands for each {@code <HOLE>}
   * @return null if the table has no such row
   */
  @Nullable Type shape(String key, Function<String, Type> holes) {
    String row = rows.get(key);
    return row == null ? null : new ShapeReader(row, named, holes).read();
  }
}
