package io.steplint.integration.needs;

import io.steplint.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which IAM actions an operation of an {@code aws-sdk:} Task needs; see {@code sdk-actions.txt} and
 * {@code sdk-resources.txt} beside this class. Loaded at the first question.
 */
public final class SdkTable {

  private static final class Holder {
    static final Map<String, String> SERVICES = services();
    static final Map<String, List<String>> RESOURCES = resources();
  }

  private SdkTable() {}

  /**
   * An action.
   *
   * @param required whether it is needed for certain
   */
  record Action(String name, boolean required) {}

  /** The actions of an operation; empty where none is known. */
  static List<Action> actions(String service, String operation) {
    if (operation.isEmpty()) {
      return List.of();
    }
    String line = Holder.SERVICES.get(service);
    String named = operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1);
    String[] columns = line == null ? new String[] {"", "", ""} : Table.columns(line, 3);
    String prefix = columns[1].isEmpty() ? service : columns[1];
    if (prefix.equals("?")) {
      return List.of();
    }
    String exception = exception(columns[2], named);
    List<Action> actions = new ArrayList<>();
    for (String action : exception == null ? new String[] {named} : exception.split(",")) {
      boolean required = !action.endsWith("?");
      String name = required ? action : action.substring(0, action.length() - 1);
      if (!name.isEmpty()) {
        actions.add(new Action(name.indexOf(':') >= 0 ? name : prefix + ":" + name, required));
      }
    }
    return actions;
  }

  /** The service of an optimized integration as {@code aws-sdk:} Tasks call it. */
  static String serviceOf(String service, String api) {
    return switch (service) {
      case "states" -> "sfn";
      case "events" -> "eventbridge";
      case "elasticmapreduce" -> "emr";
      case "bedrock" -> api.equals("invokeModel") ? "bedrockruntime" : "bedrock";
      default -> service.replace("-", "");
    };
  }

  /** The operation of an optimized integration as {@code aws-sdk:} Tasks call it. */
  static String operationOf(String service, String api) {
    return service.equals("elasticmapreduce") && api.equals("createCluster") ? "runJobFlow" : api;
  }

  private static @Nullable String exception(String exceptions, String operation) {
    for (String exception : exceptions.split(" ")) {
      int equals = exception.indexOf('=');
      if (equals > 0 && exception.substring(0, equals).equalsIgnoreCase(operation)) {
        return exception.substring(equals + 1);
      }
    }
    return null;
  }

  /**
   * The actions that an operation of a service needs where they are not called like it, for a
   * policy that names the operation; empty otherwise.
   *
   * @param service the prefix of the service in IAM
   */
  public static List<String> calledOtherwise(String service, String operation) {
    List<String> names = new ArrayList<>();
    String line = Holder.SERVICES.get(service);
    if (line != null && exception(Table.columns(line, 3)[2], operation) != null) {
      for (Action action : actions(service, operation)) {
        if (action.required()) {
          names.add(action.name());
        }
      }
    }
    return names;
  }

  /** What the operation is authorized on, in the notation of the table; the first that fits. */
  static List<String> resources(String service, String operation) {
    List<String> own = Holder.RESOURCES.getOrDefault(service + ":" + operation, List.of());
    List<String> common = Holder.RESOURCES.getOrDefault(service, List.of());
    List<String> all = new ArrayList<>(own);
    all.addAll(common);
    return all;
  }

  private static Map<String, String> services() {
    Map<String, String> services = new HashMap<>();
    for (String line : Table.beside(SdkTable.class, "sdk-actions.txt").rows()) {
      services.put(line.substring(0, line.indexOf('|')), line);
    }
    return services;
  }

  private static Map<String, List<String>> resources() {
    Map<String, List<String>> resources = new HashMap<>();
    for (String line : Table.beside(SdkTable.class, "sdk-resources.txt").rows()) {
      String[] columns = Table.columns(line, 2);
      resources.computeIfAbsent(columns[0], key -> new ArrayList<>()).add(columns[1]);
    }
    return resources;
  }
}
