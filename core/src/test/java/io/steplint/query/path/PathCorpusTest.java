package io.steplint.query.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ParseResult;
import io.steplint.testing.Corpus;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Measures paths against what Jayway JsonPath 2.9.0 made of the same texts. */
class PathCorpusTest {

  private static final String AWS_HEAD =
      "a head of Step Functions, which Jayway alone does not know";
  private static final String NO_HEAD = "Jayway puts '$.' before it; Step Functions wants a '$'";
  private static final String TRAILING =
      "blanks at the end are dropped; whether a reference path may have them is unknown";

  /** Every text on which the two differ, on purpose. */
  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry("$a", AWS_HEAD),
          Map.entry("$a.b", AWS_HEAD),
          Map.entry("$$", AWS_HEAD),
          Map.entry("$$.x", AWS_HEAD),
          Map.entry("$$.Execution.Input.abc", AWS_HEAD),
          Map.entry("a", NO_HEAD),
          Map.entry("@.a", NO_HEAD),
          Map.entry("$ ", TRAILING),
          Map.entry("$.g ", TRAILING),
          Map.entry("$[\"\\\n\"]", "a quoted name may hold any escape"),
          Map.entry("$.x.y.z()", "Jayway finds the unknown function only when it gets there"));

  @Test
  void agrees_with_jayway() {
    Map<String, String> differences = new TreeMap<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("expressions/jsonpath-suite.jsonl")) {
      rows++;
      String text = row.path("selector").asString();
      String difference = difference(row, PathParser.parse(text));
      if (!difference.isEmpty()) {
        differences.put(text, difference);
      }
    }
    assertThat(rows).isGreaterThan(700);
    assertThat(differences.keySet()).containsExactlyInAnyOrderElementsOf(EXPLAINED.keySet());
    System.out.printf("paths: %d texts, %d explained differences%n", rows, differences.size());
  }

  private static String difference(JsonNode row, ParseResult<Path> result) {
    JsonNode jayway = row.path("jayway29");
    String kind = jayway.path("kind").asString();
    boolean accepted = !kind.equals("rejected");
    if (!kind.equals("error") && accepted != result.isValid()) {
      return "acceptance";
    }
    if (!result.isValid()) {
      return "";
    }
    if (jayway.path("definite").asBoolean() != result.get().isDefinite()) {
      return "definiteness";
    }
    return row.path("referencePathSyntax").asBoolean() == result.get().isReferencePath()
        ? ""
        : "reference path";
  }
}
