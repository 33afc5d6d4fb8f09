package io.steplint.query.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ParseResult;
import io.steplint.testing.Corpus;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Measures paths against what Jayway JsonPath 2.9.0 made of the same texts. */
class PathCorpusTest {

  /** Step Functions reads variables and the context object there; Jayway never sees these heads. */
  private static final Set<String> HEADS_OF_THE_SERVICE =
      Set.of("$a", "$a.b", "$$", "$$.x", "$$.Execution.Input.abc");

  private static final String NO_HEAD =
      "Jayway puts '$.' before it; in a state, what does not begin with '$' is no path";

  /** Texts that one takes and the other refuses, on purpose. */
  private static final Map<String, String> ACCEPTANCE =
      Map.of(
          "a",
          NO_HEAD,
          "@.a",
          NO_HEAD,
          "$.x.y.z()",
          "Jayway finds the unknown function only when it gets there, and then fails for certain");

  private static final String TRAILING =
      "blanks at the end are dropped; whether a reference path may have them is unknown";

  /**
   * Texts that both take, which are a reference path by the grammar of the specification or not.
   */
  private static final Map<String, String> REFERENCE_PATHS =
      Map.of(
          "$ ",
          TRAILING,
          "$.g ",
          TRAILING,
          "$[\"\\\n\"]",
          "the only step is a quoted name, whatever the name holds");

  @Test
  void accepts_what_jayway_accepts() {
    Set<String> differences = new TreeSet<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("expressions/jsonpath-suite.jsonl")) {
      String text = row.path("selector").asString();
      String kind = row.path("jayway29").path("kind").asString();
      if (HEADS_OF_THE_SERVICE.contains(text)) {
        assertThat(PathParser.parse(text).isValid()).as(text).isTrue();
        continue;
      }
      rows++;
      if (!kind.equals("error") && PathParser.parse(text).isValid() == kind.equals("rejected")) {
        differences.add(text);
      }
    }
    double agreed = 100.0 * (rows - differences.size()) / rows;
    System.out.printf("paths: %d texts, %.2f %% accepted or refused alike%n", rows, agreed);
    assertThat(rows).isGreaterThan(700);
    assertThat(differences).containsExactlyInAnyOrderElementsOf(ACCEPTANCE.keySet());
    assertThat(agreed).isGreaterThanOrEqualTo(99.5);
  }

  @Test
  void knows_which_paths_are_definite_and_which_are_reference_paths() {
    Set<String> otherwiseDefinite = new TreeSet<>();
    Set<String> otherwiseReference = new TreeSet<>();
    for (JsonNode row : Corpus.lines("expressions/jsonpath-suite.jsonl")) {
      String text = row.path("selector").asString();
      ParseResult<Path> result = PathParser.parse(text);
      JsonNode jayway = row.path("jayway29");
      if (!result.isValid() || jayway.path("kind").asString().equals("rejected")) {
        continue;
      }
      if (jayway.path("definite").asBoolean() != result.get().isDefinite()) {
        otherwiseDefinite.add(text);
      }
      if (row.path("referencePathSyntax").asBoolean() != result.get().isReferencePath()) {
        otherwiseReference.add(text);
      }
    }
    assertThat(otherwiseDefinite).isEmpty();
    assertThat(otherwiseReference).containsExactlyInAnyOrderElementsOf(REFERENCE_PATHS.keySet());
  }
}
