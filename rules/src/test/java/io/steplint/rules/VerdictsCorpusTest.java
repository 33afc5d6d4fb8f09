package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.testing.Corpus;
import io.steplint.workspace.MachineType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Holds the rules against definitions whose verdict is known, and prints the confusion matrix. A
 * definition counts as rejected if it has an error of syntax, structure, query or limits.
 */
class VerdictsCorpusTest {

  private static final String DATA = "definitions-verdicts/";

  /** Where we differ from the tests of other tools, and why. */
  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry(
              "asl-service/documentSucceedFailTerminalState",
              "one name for states of several blocks: DUPLICATE_STATE_NAME"),
          Map.entry(
              "asl-service-yaml/documentSucceedFailTerminalState",
              "one name for states of several blocks: DUPLICATE_STATE_NAME"),
          Map.entry(
              "asl-service-yaml/documentValidResultSelectorIntrinsicFunction",
              "arguments of an intrinsic function without commas"),
          Map.entry(
              "asl-service/documentTaskJSONata",
              "$states.function, and $states.result in Arguments, do not exist"),
          Map.entry("asl-validator/valid-assign.asl", "a variable named top-level"),
          Map.entry("cfn-lint/Test functions", "Credentials without RoleArn"),
          Map.entry(
              "statelint-py/choice_rule-test_ok_all_of_or_not_and",
              "And, Or and Not in one rule: only one may be there"),
          Map.entry("statelint-py/map_state-test_ok_2022", "an ItemReader for arn:x"),
          Map.entry("statelint-py/map_state-test_ok_2022-2", "an ItemReader for arn:x"),
          Map.entry("statelint-py/map_state-test_ok_items", "states without $ at the top level"),
          Map.entry("statelint-py/map_state-test_ng_items-2", "Items in JSONata may be an object"));

  /**
   * Verdicts of others that the service was measured to contradict: a batch of 0 items is taken.
   */
  private static final Set<String> MEASURED_OTHERWISE =
      Set.of("statelint-py/map_state-test_max_items_batcher_zero");

  @Test
  void agreesWithKnownVerdicts() {
    Map<String, int[]> matrix = new TreeMap<>();
    TreeSet<String> different = new TreeSet<>();
    int judged = 0;
    for (JsonNode row : Corpus.lines(DATA + "corpus.jsonl")) {
      String id = row.path("id").asString();
      String format = row.path("format").asString("json");
      Report report =
          Verdicts.judge(
              "machine.asl." + format,
              row.path("definition").asString(),
              Verdicts.type(row.path("type").asString("")));
      assertThat(report.failures()).as(id).isEmpty();
      boolean invalid = row.path("verdict").asString().equals("invalid");
      boolean rejected = !Verdicts.rejections(report).isEmpty();
      boolean conflict = row.has("aws_conflict") || MEASURED_OTHERWISE.contains(id);
      int[] counts =
          matrix.computeIfAbsent(
              row.path("basis").asString() + (conflict ? ", not as the service" : ""),
              k -> new int[4]);
      counts[(invalid ? 0 : 2) + (rejected == invalid ? 0 : 1)]++;
      if (!conflict) {
        judged++;
        if (rejected != invalid) {
          different.add(id);
          assertThat(row.path("basis").asString()).as(id).doesNotStartWith("aws");
        }
      }
    }
    System.out.println("basis: faults found, missed; good ones accepted, rejected");
    matrix.forEach(
        (basis, n) ->
            System.out.println(basis + ": " + n[0] + ", " + n[1] + "; " + n[2] + ", " + n[3]));
    assertThat(different).isEqualTo(new TreeSet<>(EXPLAINED.keySet()));
    double agreed = 100.0 * (judged - different.size()) / judged;
    System.out.println(String.format(Locale.ROOT, "agreed: %.2f %% of %d", agreed, judged));
    assertThat(agreed).isGreaterThanOrEqualTo(98);
  }

  @Test
  void rejectsNothingThatOnlyLooksWrong() {
    for (JsonNode row : Corpus.lines(DATA + "guards.jsonl")) {
      Report report =
          Verdicts.judge(
              "machine.asl.json", row.path("definition").asString(), MachineType.UNKNOWN);
      List<String> rejections = Verdicts.rejections(report).stream().map(Finding::message).toList();
      assertThat(rejections).as(row.path("id").asString()).isEmpty();
    }
  }
}
