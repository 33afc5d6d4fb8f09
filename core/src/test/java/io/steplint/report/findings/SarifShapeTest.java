package io.steplint.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What SARIF 2.1.0 requires, and what GitHub's code scanning requires beyond. */
class SarifShapeTest {

  private static JsonNode run;

  @BeforeAll
  static void write() {
    JsonNode log = read(SampleReport.report());
    assertThat(log.get("version").stringValue()).isEqualTo("2.1.0");
    assertThat(log.get("runs").size()).isEqualTo(1);
    run = log.get("runs").get(0);
  }

  @Test
  void everyRuleHasWhatGithubShows() {
    JsonNode driver = run.get("tool").get("driver");
    assertThat(driver.get("name").stringValue()).isEqualTo("Steplint");
    for (JsonNode rule : driver.get("rules")) {
      for (String text : new String[] {"shortDescription", "fullDescription", "help"}) {
        assertThat(rule.get(text).get("text").stringValue()).as(text).isNotBlank();
      }
      assertThat(rule.get("help").get("markdown").stringValue()).startsWith("# ");
      assertThat(rule.get("defaultConfiguration").get("level").stringValue())
          .isIn("error", "warning", "note");
    }
  }

  @Test
  void everyResultPointsToItsRuleAndFile() {
    JsonNode rules = run.get("tool").get("driver").get("rules");
    JsonNode artifacts = run.get("artifacts");
    assertThat(run.get("results").size()).isEqualTo(3);
    for (JsonNode result : run.get("results")) {
      JsonNode rule = rules.get(result.get("ruleIndex").intValue());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      JsonNode place = result.get("locations").get(0).get("physicalLocation");
      JsonNode file = place.get("artifactLocation");
      assertThat(artifacts.get(file.get("index").intValue()).get("location")).isEqualTo(file);
      assertThat(place.get("region").propertyNames())
          .containsExactly("startLine", "startColumn", "endLine", "endColumn");
      assertThat(result.get("partialFingerprints").has("steplint/v1")).isTrue();
    }
  }

  @Test
  void relatedPlacesAreLinkedFromTheMessage() {
    JsonNode result = result("bad-path");
    JsonNode related = result.get("relatedLocations").get(0);
    assertThat(result.get("message").get("text").stringValue())
        .contains("[the child returns no 'k'](" + related.get("id").intValue() + ")")
        .contains("no field \\[k\\]");
    assertThat(related.get("physicalLocation").get("artifactLocation").get("uri").stringValue())
        .isEqualTo("a%20b/child.asl.yaml");
  }

  @Test
  void aFixIsAReplacement() {
    JsonNode change = result("bad-path").get("fixes").get(0).get("artifactChanges").get(0);
    JsonNode replacement = change.get("replacements").get(0);
    assertThat(replacement.get("insertedContent").get("text").stringValue()).isEqualTo("\"$.key\"");
    assertThat(replacement.get("deletedRegion").get("startColumn").intValue()).isEqualTo(43);
  }

  @Test
  void linesOfFilesThatCanBeReadHaveGithubsHash() {
    assertThat(result("bad-path").get("partialFingerprints").has("primaryLocationLineHash"))
        .isTrue();
    assertThat(result("worth-knowing").get("partialFingerprints").has("primaryLocationLineHash"))
        .isFalse();
  }

  @Test
  void aRunWithoutFindingsIsARunToo() {
    JsonNode empty = read(SampleReport.empty()).get("runs").get(0);
    assertThat(empty.get("results").isEmpty()).isTrue();
    assertThat(empty.get("invocations").get(0).get("executionSuccessful").booleanValue()).isTrue();
  }

  private static JsonNode result(String rule) {
    for (JsonNode result : run.get("results")) {
      if (result.get("ruleId").stringValue().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + rule);
  }

  private static JsonNode read(Report report) {
    return new ObjectMapper().readTree(SampleReport.write(FindingsFormat.SARIF, report));
  }
}
