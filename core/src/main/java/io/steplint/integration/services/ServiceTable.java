package io.steplint.integration.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The services that {@code aws-sdk:} Tasks can call, made from the service models in {@code
 * com.amazonaws:aws-java-sdk-models} 1.12.797, and npm's {@code aws-sdk} 2.1692.0 for Amazon S3.
 * Each service lies in a file of its own, read when it is first asked for.
 */
public final class ServiceTable {

  private static final Map<String, Service> LOADED = new ConcurrentHashMap<>();

  private ServiceTable() {}

  /** The service of that name, for example {@code sfn}, or null where the table holds none. */
  public static @Nullable Service service(String name) {
    Service known = LOADED.get(name);
    if (known != null || !isName(name)) {
      return known;
    }
    String table = read(name + ".txt");
    if (table == null) {
      return null;
    }
    Service service = new Service(name, table);
    LOADED.put(name, service);
    return service;
  }

  /** The names of all services, in alphabetical order. */
  public static List<String> names() {
    String index = read("index.txt");
    return index == null ? List.of() : List.of(index.split("\n"));
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty() && !name.equals("index");
  }

  private static @Nullable String read(String resource) {
    try (InputStream in = ServiceTable.class.getResourceAsStream(resource)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
