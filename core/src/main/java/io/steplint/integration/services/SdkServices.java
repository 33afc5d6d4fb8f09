package io.steplint.integration.services;

import io.steplint.table.Origin;
import io.steplint.table.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services that {@code aws-sdk:} Tasks can call, as the guide lists them; see {@code
 * sdk-services.txt} beside this class. Loaded at the first question.
 */
public final class SdkServices {

  private static final class Holder {
    static final Table TABLE = Table.beside(SdkServices.class, "sdk-services.txt");
    static final Map<String, String> ROWS = load();

    private static Map<String, String> load() {
      Map<String, String> rows = new LinkedHashMap<>();
      for (String row : TABLE.rows()) {
        rows.put(row.substring(0, row.indexOf('|')), row);
      }
      return rows;
    }
  }

  private static final int PREFIX = 2;
  private static final int UNSUPPORTED = 3;
  private static final int SOURCE = 4;

  private SdkServices() {}

  /** The names of all services there are, in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(Holder.ROWS.keySet());
  }

  /** Whether the guide lists the service as one that Tasks can call. */
  public static boolean isSupported(String service) {
    String source = column(service, SOURCE);
    return source != null && !source.equals("model");
  }

  /**
   * Whether the guide says that Step Functions does not call this operation.
   *
   * @param operation in camelCase
   */
  public static boolean isUnsupported(String service, String operation) {
    String operations = column(service, UNSUPPORTED);
    return operations != null
        && !operations.isEmpty()
        && List.of(operations.split(" ")).stream().anyMatch(operation::equalsIgnoreCase);
  }

  /**
   * What stands before the dot in the names of the service's errors: {@code DynamoDb}; null where
   * it is not known.
   */
  public static @Nullable String exceptionPrefix(String service) {
    String prefix = column(service, PREFIX);
    return prefix == null || prefix.isEmpty() ? null : prefix;
  }

  /** Where the list comes from. */
  public static Origin origin() {
    return Holder.TABLE.origin();
  }

  private static @Nullable String column(String service, int index) {
    String row = Holder.ROWS.get(service);
    return row == null ? null : Table.columns(row, SOURCE + 1)[index];
  }
}
