package io.steplint.integration.services;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the table of AWS SDK operations from published service models. Run by hand when the table
 * is to be renewed; the result is committed.
 *
 * <p>Arguments: the resources folder to write into, the jar {@code
 * com.amazonaws:aws-java-sdk-models}, and any number of further model files (that jar has no model
 * of Amazon S3; npm's {@code aws-sdk} has one in {@code apis/s3-2006-03-01.min.json}).
 */
final class ServiceTableGenerator {

  /** Where Step Functions calls a service otherwise than its model does. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("applicationdiscoveryservice", "applicationdiscovery"),
          Map.entry("configservice", "config"),
          Map.entry("costandusagereportservice", "costandusagereport"),
          Map.entry("databasemigrationservice", "databasemigration"),
          Map.entry("directoryservice", "directory"),
          Map.entry("elasticsearchservice", "elasticsearch"),
          Map.entry("lexmodelbuildingservice", "lexmodelbuilding"),
          Map.entry("lexruntimeservice", "lexruntime"),
          Map.entry("marketplaceentitlementservice", "marketplaceentitlement"));

  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNode shapes;
  private final Map<String, String> structures = new TreeMap<>();
  private final Deque<Map.Entry<String, JsonNode>> pending = new ArrayDeque<>();
  private final Set<String> queued = new HashSet<>();

  private ServiceTableGenerator(JsonNode model) {
    this.shapes = model.path("shapes");
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Map<String, String> tables = new TreeMap<>();
    try (ZipFile jar = new ZipFile(arguments[1])) {
      List<ZipEntry> entries = new ArrayList<>(jar.stream().toList());
      for (ZipEntry entry : entries) {
        if (entry.getName().endsWith("-model.json")) {
          try (InputStream in = jar.getInputStream(entry)) {
            add(MAPPER.readTree(in), tables);
          }
        }
      }
    }
    for (int i = 2; i < arguments.length; i++) {
      add(MAPPER.readTree(Path.of(arguments[i]).toFile()), tables);
    }
    StringBuilder index = new StringBuilder();
    for (Map.Entry<String, String> table : tables.entrySet()) {
      Files.writeString(
          folder.resolve(table.getKey() + ".txt"), table.getValue(), StandardCharsets.UTF_8);
      index.append(table.getKey()).append('\n');
    }
    Files.writeString(folder.resolve("index.txt"), index, StandardCharsets.UTF_8);
  }

  private static void add(JsonNode model, Map<String, String> tables) {
    JsonNode metadata = model.path("metadata");
    String id = metadata.path("serviceId").asString(metadata.path("serviceFullName").asString(""));
    String key = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    tables.put(RENAMED.getOrDefault(key, key), new ServiceTableGenerator(model).table(model));
  }

  private String table(JsonNode model) {
    Map<String, String> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> operation : model.path("operations").properties()) {
      String name = operation.getKey();
      JsonNode input = resolved(operation.getValue().path("input"));
      JsonNode output = resolved(operation.getValue().path("output"));
      List<String> errors = new ArrayList<>();
      for (JsonNode error : operation.getValue().path("errors")) {
        String shape = error.path("shape").asString("");
        errors.add(shape.endsWith("Exception") ? shape : shape + "Exception");
      }
      operations.put(
          decapitalize(name),
          members(input, name + "In", false)
              + "|"
              + members(output, name, true)
              + "|"
              + String.join(" ", errors));
    }
    while (!pending.isEmpty()) {
      Map.Entry<String, JsonNode> next = pending.poll();
      structures.put(next.getKey(), members(next.getValue(), next.getKey(), true));
    }
    StringBuilder out = new StringBuilder();
    operations.forEach((name, line) -> out.append(name).append('|').append(line).append('\n'));
    structures.forEach(
        (name, line) -> out.append('=').append(name).append('|').append(line).append('\n'));
    return out.toString();
  }

  /** Members as {@code Name:kind}, required ones as {@code Name!:kind}. */
  private String members(JsonNode structure, String owner, boolean nested) {
    Set<String> required = new HashSet<>();
    for (JsonNode name : structure.path("required")) {
      required.add(name.asString());
    }
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, JsonNode> member : structure.path("members").properties()) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(capitalize(member.getKey()))
          .append(required.contains(member.getKey()) ? "!:" : ":")
          .append(kind(member.getValue(), owner + "." + member.getKey(), nested, 0));
    }
    return out.toString();
  }

  private String kind(JsonNode reference, String owner, boolean nested, int depth) {
    JsonNode shape = resolved(reference);
    if (shape.path("document").asBoolean(false) || depth > 6) {
      return "d";
    }
    String type = shape.path("type").asString(shape.has("members") ? "structure" : "string");
    return switch (type) {
      case "string", "character" -> "s";
      case "integer", "long", "short", "byte", "bigInteger" -> "i";
      case "float", "double", "bigDecimal" -> "n";
      case "boolean" -> "b";
      case "timestamp" -> "t";
      case "blob" -> "x";
      case "list" -> "[" + kind(shape.path("member"), owner, nested, depth + 1);
      case "map" -> "{" + kind(shape.path("value"), owner, nested, depth + 1);
      case "structure" -> nested ? "@" + structure(reference, shape, owner) : "o";
      default -> throw new IllegalStateException("Unknown type " + type);
    };
  }

  private String structure(JsonNode reference, JsonNode shape, String owner) {
    String name = reference.path("shape").asString(owner);
    if (queued.add(name)) {
      pending.add(Map.entry(name, shape));
    }
    return name;
  }

  private JsonNode resolved(JsonNode reference) {
    return reference.has("shape") ? shapes.path(reference.path("shape").asString()) : reference;
  }

  private static String capitalize(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String decapitalize(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
