package io.steplint.iam.language;

import io.steplint.table.Origin;
import io.steplint.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table beside this class of which each line begins with a service: read at the first question,
 * and taken apart only for the services that are asked for.
 */
final class ServiceLines {

  private final Origin origin;
  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * Reads a table.
   *
   * @param name the file
   * @param separator what ends the service in a line
   */
  ServiceLines(String name, char separator) {
    Table table = Table.beside(ServiceLines.class, name);
    origin = table.origin();
    for (String line : table.rows()) {
      int end = line.indexOf(separator);
      if (end > 0) {
        lines
            .computeIfAbsent(line.substring(0, end), key -> new ArrayList<>())
            .add(line.substring(end + 1));
      }
    }
  }

  Origin origin() {
    return origin;
  }

  /** The rest of the lines of a service, in any case of letters; empty where there is none. */
  List<String> of(String service) {
    return lines.getOrDefault(service.toLowerCase(Locale.ROOT), List.of());
  }
}
