package io.steplint.config;

import io.steplint.source.Location;
import io.steplint.source.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a configuration file. Paths are relative to the file's folder.
 *
 * @param severities by the id of a rule: {@code error}, {@code warning}, {@code info} or {@code
 *     off}
 * @param parameters values of template parameters by name
 * @param region the Region that {@code AWS::Region} stands for, or null
 * @param account the account that {@code AWS::AccountId} stands for, or null
 * @param partition the partition that {@code AWS::Partition} stands for, or null
 * @param machines what is said of definitions
 * @param exceptions findings that are expected
 */
public record Configuration(
    Map<String, Severity> severities,
    Map<String, String> parameters,
    @Nullable String region,
    @Nullable String account,
    @Nullable String partition,
    List<Machine> machines,
    List<Exception> exceptions) {

  /** The file's usual name. */
  public static final String FILE_NAME = ".steplint.yaml";

  /** Where nothing is configured. */
  public static final Configuration EMPTY =
      new Configuration(Map.of(), Map.of(), null, null, null, List.of(), List.of());

  /**
   * The severity of a rule.
   *
   * @param word {@code error}, {@code warning}, {@code info} or {@code off}
   * @param location where the rule is named
   */
  public record Severity(String word, Location location) {}

  /**
   * What is said of a definition.
   *
   * @param definition the definition's file, or {@code template.yaml#LogicalId} for an inline one
   * @param name the machine's name, or null
   * @param type {@code STANDARD}, {@code EXPRESS} or null
   * @param roles policy documents that together are its execution role
   * @param input an example of its input or a JSON Schema of it, or null
   * @param location where it is said
   */
  public record Machine(
      String definition,
      @Nullable String name,
      @Nullable String type,
      List<ScalarNode> roles,
      @Nullable ScalarNode input,
      Location location) {
    public Machine {
      roles = List.copyOf(roles);
    }
  }

  /**
   * Findings that are expected.
   *
   * @param rule the id of the rule
   * @param path a file, folder or pattern, or null for all
   * @param state the name of a state, or null for all
   * @param reason why, or null
   * @param location where the rule is named
   */
  public record Exception(
      String rule,
      @Nullable String path,
      @Nullable String state,
      @Nullable String reason,
      Location location) {}

  public Configuration {
    severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    machines = List.copyOf(machines);
    exceptions = List.copyOf(exceptions);
  }
}
