package io.steplint.query.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ParseResult;
import io.steplint.testing.Corpus;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Measures paths against what json-path 2.0.0 made of the same texts. What it cannot read is
 * another question: whether the service then refuses a definition is known of few texts.
 */
class PathCorpusTest {

  /** Step Functions reads variables and the context object there; the engine never sees these. */
  private static final Set<String> HEADS_OF_THE_SERVICE =
      Set.of("$a", "$a.b", "$$", "$$.x", "$$.Execution.Input.abc");

  /** Texts that the engine takes and Steplint refuses, on purpose. */
  private static final Set<String> NOT_TAKEN =
      Set.of(
          // in a state, what does not begin with '$' is no path
          "a",
          "@.a",
          " $.g",
          // the engine reads the beginning and leaves the rest out, which nobody can mean
          "$['a',1]",
          "$[1,5:7]",
          "$[1,0:3]",
          "$[*,1]",
          "$[*,'a']",
          "$[*,0:2]",
          "$.g[1.5]",
          "$['a]",
          "$[1, ?@.a=='b', 1:]",
          // functions of RFC 9535 are texts to the engine
          "$[?(length(@.a)>=2)]",
          "$[?(length(@)==2)]",
          "$[?(length(1)>=2)]",
          "$[?(length(true)>=2)]",
          "$[?(length(false)>=2)]",
          "$[?(length(null)>=2)]",
          "$[?(length(value(@.a))>0)]",
          "$[?(value(@.*)==4)]",
          "$.values[?(length(@.a)==length(value($..c)))]",
          "$.values[?(length(@.a) == value($..c))]");

  @Test
  void accepts_what_the_engine_evaluates() {
    Set<String> refused = new TreeSet<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("expressions/jsonpath-2.0.jsonl")) {
      String text = row.path("selector").asString();
      if (row.path("path").path("kind").asString().equals("value")) {
        rows++;
        if (!PathParser.parse(text).isValid()) {
          refused.add(text);
        }
      }
    }
    assertThat(rows).isGreaterThan(250);
    assertThat(refused).containsExactlyInAnyOrderElementsOf(NOT_TAKEN);
  }

  @Test
  void takes_the_heads_of_the_service() {
    assertThat(HEADS_OF_THE_SERVICE).allMatch(text -> PathParser.parse(text).isValid());
  }

  @Test
  void knows_which_paths_are_definite() {
    Set<String> otherwise = new TreeSet<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("expressions/jsonpath-2.0.jsonl")) {
      String text = row.path("selector").asString();
      ParseResult<Path> result = PathParser.parse(text);
      JsonNode definite = row.path("path").path("definite");
      if (result.isValid() && definite.isBoolean()) {
        rows++;
        if (definite.asBoolean() != result.get().isDefinite()) {
          otherwise.add(text);
        }
      }
    }
    assertThat(rows).isGreaterThan(200);
    assertThat(otherwise).isEmpty();
  }
}
