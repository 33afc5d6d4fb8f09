package io.steplint.integration.services;

import io.steplint.table.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the services that {@code aws-sdk:} Tasks can call, made from their published
 * clients. Each service lies in a file of its own, which names the version of its client, and is
 * read when it is first asked for.
 */
public final class ServiceTable {

  private static final Map<String, Service> LOADED = new ConcurrentHashMap<>();

  private ServiceTable() {}

  /**
   * The service of that name, for example {@code sfn}, or null where there is no table of it;
   * {@link SdkServices} may list it all the same.
   */
  public static @Nullable Service service(String name) {
    Service known = LOADED.get(name);
    if (known != null || !isName(name)) {
      return known;
    }
    Table table = Table.find(ServiceTable.class, name + ".txt");
    if (table == null) {
      return null;
    }
    Service service = Service.of(name, table);
    LOADED.put(name, service);
    return service;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
