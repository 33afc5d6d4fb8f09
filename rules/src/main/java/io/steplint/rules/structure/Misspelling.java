package io.steplint.rules.structure;

import io.steplint.asl.TaskResource.SdkIntegration;
import io.steplint.integration.services.SdkServices;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import io.steplint.text.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * A name that the tables do not have, and that resembles one that they have.
 *
 * @param written the name as it is written
 * @param meant the name that the tables have
 * @param table where it was looked for, as the rest of a sentence
 */
record Misspelling(String written, String meant, String table) {

  /** Whether the names differ in capitals only: whatever is new, that is refused. */
  boolean onlyCase() {
    return written.equalsIgnoreCase(meant);
  }

  /** How the service or operation of an SDK integration is misspelt; null where it is not. */
  static @Nullable Misspelling of(SdkIntegration resource) {
    String service = resource.service();
    Service table = ServiceTable.service(service);
    if (table != null) {
      String operation = resource.operation();
      return table.operation(operation) != null
          ? null
          : among(operation, table.operations(), notIn(table));
    }
    return SdkServices.names().contains(service)
        ? null
        : among(
            service,
            SdkServices.names(),
            "is not in the list of SDK integrations of " + SdkServices.origin().day());
  }

  /** How a name is misspelt; null where it resembles none. */
  static @Nullable Misspelling among(String name, Iterable<String> known, String table) {
    String nearest = Nearest.to(name, known);
    if (nearest == null || (!name.equalsIgnoreCase(nearest) && isNewer(name, nearest))) {
      return null;
    }
    return new Misspelling(name, nearest, table);
  }

  /** That something is not in the table of a service, as the rest of a sentence. */
  static String notIn(Service table) {
    return "is not in the table of " + table.origin().day();
  }

  /**
   * Whether a name looks like what a service adds next to another one: the same with more behind
   * it, or with another number.
   */
  private static boolean isNewer(String name, String known) {
    return name.startsWith(known) || !digits(name).equals(digits(known));
  }

  private static String digits(String name) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (Character.isDigit(name.charAt(i))) {
        digits.append(name.charAt(i));
      }
    }
    return digits.toString();
  }
}
