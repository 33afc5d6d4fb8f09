package io.steplint.query.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.ExpressionProblem;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Measures the parser against what JSONata 2.0.6 made of the same texts. */
class JsonataCorpusTest {

  @Test
  void agrees_on_the_syntax_probes() {
    Score score = new Score();
    for (JsonNode row : Corpus.lines("expressions/jsonata-syntax.jsonl")) {
      score.add(row.path("expr").asString(), row.path("v206").asString());
    }
    score.print("syntax probes");
    assertThat(score.differences).isEmpty();
    assertThat(score.otherCodes).isEmpty();
  }

  @Test
  void agrees_on_the_suite() {
    Score score = new Score();
    for (JsonNode row : Corpus.lines("expressions/jsonata-suite.jsonl")) {
      score.add(row.path("expr").asString(), row.path("v206").path("parse").asString());
    }
    score.print("suite");
    assertThat(score.differences).isEmpty();
    assertThat(score.otherCodes).isEmpty();
  }

  @Test
  void agrees_on_the_composites() {
    Score score = new Score();
    for (JsonNode row : Corpus.lines("expressions/jsonata-composite.jsonl")) {
      boolean refused = row.path("phase").asString("").equals("parse");
      score.add(row.path("expr").asString(), refused ? row.path("code").asString() : "ok");
    }
    score.print("composites");
    assertThat(score.differences).isEmpty();
    assertThat(score.otherCodes).isEmpty();
  }

  @Test
  void accepts_every_probe_of_a_function() {
    Score score = new Score();
    for (JsonNode row : Corpus.lines("expressions/jsonata-probes.jsonl")) {
      score.add(row.path("expr").asString(), "ok");
    }
    score.print("function probes");
    assertThat(score.differences).isEmpty();
  }

  private static final class Score {
    private final List<String> differences = new ArrayList<>();
    private final List<String> otherCodes = new ArrayList<>();
    private int rows;

    void add(String text, String expected) {
      rows++;
      String code = JsonataParser.parse(text).problem().map(ExpressionProblem::code).orElse("ok");
      if (code.equals("ok") != expected.equals("ok")) {
        differences.add(text + " is " + expected + ", not " + code);
      } else if (!code.equals(expected)) {
        otherCodes.add(text + " is " + expected + ", not " + code);
      }
    }

    void print(String name) {
      System.out.printf(
          "%s: %d texts, %d differences, %d other codes%n",
          name, rows, differences.size(), otherCodes.size());
    }
  }
}
