package io.steplint.integration.needs;

import io.steplint.integration.needs.NeedTable.Row;
import io.steplint.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call needs because of a parameter: to tag, to read and write data, to use a key; see
 * {@code parameter-rights.txt} beside this class. Loaded at the first question.
 */
final class ParameterRights {

  private static final class Holder {
    static final Map<String, List<Row>> ROWS = load();
  }

  private static final int COLUMNS = 8;

  private ParameterRights() {}

  /**
   * The rows of an operation; those of all operations of its service only where it has none of the
   * same actions itself.
   *
   * @param service as in {@code aws-sdk:SERVICE:operation}
   */
  static List<Row> rows(String service, String operation) {
    List<Row> rows =
        new ArrayList<>(Holder.ROWS.getOrDefault(service + ":" + operation, List.of()));
    int own = rows.size();
    for (Row common : Holder.ROWS.getOrDefault(service + ":*", List.of())) {
      boolean known = false;
      for (Row row : rows.subList(0, own)) {
        known |= row.actions().equals(common.actions());
      }
      if (!known) {
        rows.add(common);
      }
    }
    return rows;
  }

  private static Map<String, List<Row>> load() {
    Map<String, List<Row>> rows = new HashMap<>();
    for (String line : Table.beside(ParameterRights.class, "parameter-rights.txt").rows()) {
      String[] columns = Table.columns(line, COLUMNS);
      int colon = columns[0].indexOf(':');
      Row row =
          Row.of(
              columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]);
      for (String operation : columns[0].substring(colon + 1).split(",")) {
        rows.computeIfAbsent(
                columns[0].substring(0, colon + 1) + operation, key -> new ArrayList<>())
            .add(row);
      }
    }
    return rows;
  }
}
