package io.steplint.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steplint.schema.JsonSchema;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  private static final String FULL =
      """
      severity: {started-by-id-missing: warning, excess-permission: off}
      parameters: {Stage: prod, Count: 3}
      region: eu-west-1
      account: "123456789012"
      stateMachines:
        - definition: machines/parent.asl.json
          name: Parent
          type: STANDARD
          role: [roles/parent.json, roles/extra.json]
          input: examples/parent.json
        - {definition: template.yaml#Child, role: roles/child.json}
      ignore:
        - {rule: constant-execution-name, path: machines/batch.asl.json, reason: one run a day}
      """;

  @Test
  void everythingThatCanBeSaidIsRead() throws InvalidConfigurationException {
    Configuration configuration = read(FULL);
    assertThat(configuration.severities().values())
        .extracting(Configuration.Severity::word)
        .containsExactly("warning", "off");
    assertThat(configuration.parameters())
        .containsEntry("Stage", "prod")
        .containsEntry("Count", "3");
    assertThat(configuration.region()).isEqualTo("eu-west-1");
    assertThat(configuration.account()).isEqualTo("123456789012");
    assertThat(configuration.machines()).hasSize(2);
    Configuration.Machine parent = configuration.machines().get(0);
    assertThat(parent.name()).isEqualTo("Parent");
    assertThat(parent.roles())
        .extracting(role -> role.string())
        .containsExactly("roles/parent.json", "roles/extra.json");
    assertThat(configuration.exceptions())
        .singleElement()
        .satisfies(
            exception -> {
              assertThat(exception.rule()).isEqualTo("constant-execution-name");
              assertThat(exception.location()).hasToString(".steplint.yaml:13:12");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "---\n"})
  void anEmptyFileConfiguresNothing(String text) throws InvalidConfigurationException {
    assertThat(read(text)).isEqualTo(Configuration.EMPTY);
  }

  @Test
  void mistakesAreSaidWithTheirPlaceAndWhatWasMeant() {
    assertRefused(
        "severities: {}", ".steplint.yaml:1:1: unknown key 'severities'; did you mean 'severity'?");
    assertRefused("colour: red", ".steplint.yaml:1:1: unknown key 'colour'; known are severity,");
    assertRefused(
        "severity: {a-rule: eror}",
        ":1:20: 'eror' is none of error, warning, info, off; did you mean 'error'?");
    assertRefused("ignore: [{path: x}]", ":1:10: 'rule' is missing");
    assertRefused("ignore: {rule: x}", ":1:9: ignore is a list, not an object");
    assertRefused(
        "stateMachines: [{definition: a, type: FAST}]", "'FAST' is none of STANDARD, EXPRESS");
    assertRefused(
        "stateMachines: [{definition: a, rule: x}]", "unknown key 'rule'; did you mean 'role'?");
    assertRefused("parameters: {A: [1]}", "A is a word, not an array");
    assertRefused("a: [", ".steplint.yaml:");
    assertRefused("severity: {}\nseverity: {}", ":2:1: ");
  }

  @Test
  void theSchemaAcceptsWhatIsReadAndNothingElse() {
    JsonSchema schema = JsonSchema.resource(Configuration.class, "steplint.schema.json");
    assertThat(schema.validate(root(FULL))).isEmpty();
    assertThat(schema.validate(root("severities: {}"))).isNotEmpty();
    assertThat(schema.validate(root("severity: {a-rule: eror}"))).isNotEmpty();
    assertThat(schema.validate(root("ignore: [{path: x}]"))).isNotEmpty();
    assertThat(schema.validate(root("stateMachines: [{definition: a, type: FAST}]"))).isNotEmpty();
  }

  private static Node root(String text) {
    return Objects.requireNonNull(Document.read(new FileSource("x.yaml", text)).root());
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(message);
  }

  private static Configuration read(String text) throws InvalidConfigurationException {
    return ConfigurationReader.read(Document.read(new FileSource(".steplint.yaml", text)));
  }
}
