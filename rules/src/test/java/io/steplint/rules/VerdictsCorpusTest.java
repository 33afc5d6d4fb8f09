package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VerdictsCorpusTest {

  private static final String DATA = "definitions-verdicts/";

  private static Report judge(JsonNode row) {
    String format = row.path("format").asString("json");
    return Verdicts.judge(
        "machine.asl." + format,
        row.path("definition").asString(),
        Verdicts.type(row.path("type").asString("")));
  }

  @Test
  void printsTheMatrix() {
    Map<String, int[]> matrix = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : Corpus.lines(DATA + "corpus.jsonl")) {
      Report report = judge(row);
      List<Finding> rejections = Verdicts.rejections(report);
      boolean invalid = row.path("verdict").asString().equals("invalid");
      boolean rejected = !rejections.isEmpty();
      String basis = row.path("basis").asString() + (row.has("aws_conflict") ? "*" : "");
      int[] counts = matrix.computeIfAbsent(basis, k -> new int[4]);
      counts[(invalid ? 0 : 2) + (rejected == invalid ? 0 : 1)]++;
      if (rejected != invalid) {
        wrong.add(
            basis
                + " "
                + (invalid ? "MISSED " : "REJECTED ")
                + row.path("id").asString()
                + " | "
                + row.path("why").asString()
                + " | "
                + rejections.stream().map(f -> f.rule().id() + ": " + f.message()).toList());
      }
      assertThat(report.failures()).as(row.path("id").asString()).isEmpty();
    }
    matrix.forEach(
        (k, v) ->
            System.out.printf(
                "%-16s found %d missed %d | accepted %d rejected %d%n", k, v[0], v[1], v[2], v[3]));
    wrong.stream().sorted().forEach(System.out::println);
  }
}
