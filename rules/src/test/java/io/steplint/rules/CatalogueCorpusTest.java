package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.testing.Corpus;
import io.steplint.workspace.MachineType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Holds the rules against a catalogue of checks: in each bad definition the rule speaks to which
 * the check belongs, and it is silent in the definition that the bad one was made from.
 */
class CatalogueCorpusTest {

  private static final String DATA = "definitions-verdicts/";

  /**
   * Which rule a check belongs to: the rule's id, then the areas with the numbers of the checks.
   */
  private static final String OWNERS =
      """
      busy-loop: GRAPH 019
      conflicting-fields: STATE 009 TASK 015 WAIT 002 FAIL 002 MAP 002 003 009 037
      dead-choice: CHOICE 029 031
      dead-retrier: ERR 003
      definition-too-large: DOC 005
      distributed-only-field: MAP 014 015
      duplicate-key: DOC 004
      duplicate-label: MAP 019
      duplicate-template-key: PT 003
      empty-error-handling: RETRY 022
      empty-value: CHOICE 002 019 RETRY 004 CATCH 003 MAP 039
      endless-loop: GRAPH 012
      error-not-text: FAIL 006
      express-parent-waits: EXP 001 002
      expression-not-evaluated: JATA 013 014
      failing-jsonata-call: JATA 008
      field-of-other-language: STATE 018 019 033 CHOICE 023 035 WAIT 008 FAIL 007 CATCH 006 007
          MAP 033
      heartbeat-not-below-timeout: TASK 016
      incomplete-pattern: CHOICE 032
      invalid-choice-rule: CHOICE 008 009 010
      invalid-definition: DOC 003
      invalid-intrinsic: INTR 004 005 006 007 009 010 011 013 015 016 017 018 019 020 021 022 023
          024 025 026 028 029 030
      invalid-json: DOC 001
      invalid-jsonata: JATA 001 003 005 006 011
      invalid-jsonpath: CHOICE 018 FAIL 005 PATH 001 007 008 011 PT 001 INTR 002 027 032
      invalid-label: MAP 016 017
      invalid-parameter: TASK 025 028 039
      invalid-state-name: STATE 004 005 006
      invalid-template-value: PT 002
      invalid-timestamp: CHOICE 017 WAIT 006
      invalid-variable-name: VAR 002 003 004 013
      misplaced-context-field: MAP 054 JATA 026
      misplaced-states-all: RETRY 007
      missing-field: TOP 001 STATE 010 011 TASK 022 CHOICE 025 WAIT 001 RETRY 003 CATCH 001 PAR
          001 004 MAP 020 041
      missing-transition-target: GRAPH 001 002 004 005 013 014 015 016 018 PAR 007
      no-terminal-state: GRAPH 009 010
      not-an-expression: CHOICE 026
      not-in-express: MAP 050
      not-reference-path: TASK 021 CHOICE 012 WAIT 007 CATCH 004 MAP 004 PATH 005 006
      path-not-evaluated: PT 004 006 008 INTR 031 JATA 017
      reserved-error-name: FAIL 008
      shadowed-variable: JATA 023
      single-branch: PAR 006
      static-result: PASS 001
      too-long-for-express: EXP 004
      type-mismatch: INTR 014 JATA 019 020
      undefined-variable: VAR 006 011
      unknown-context-field: PATH 010 JATA 016
      unknown-resource: TASK 004 006 007 008 010 011 029 030 040
      unknown-version: TOP 009
      unportable-state-name: STATE 007
      unreachable-state: GRAPH 006 011
      unsupported-field: TOP 006 016 STATE 008 017 021S 021C 022C 022F 022S 023 024 025 026 028
          030 031 035 036 CHOICE 007 PAR 005 MAP 055
      unsupported-map-resource: MAP 021
      value-not-allowed: TOP 013 STATE 002 015 MAP 011 013 022 026 027 042
      value-out-of-range: TOP 012 TASK 017 019 020 WAIT 003 RETRY 008 011 012 014 016 017 MAP 029
          036 038 044
      variable-of-outer-scope: VAR 005
      wrong-kind: TOP 003 004 007 008 014 017 STATE 003 013 TASK 018 CHOICE 003 014 015 016 021
          RETRY 001 002 005 015 021 CATCH 002 008 PAR 003 MAP 005 008 056 PATH 002 PT 005 JATA 027
          VAR 001
      """;

  /** Checks that are not made, and why. */
  private static final Map<String, String> NOT_MADE =
      Map.of(
          "ASL-PATH-012", "functions in paths work where they are used",
          "ASL-INTR-008", "a constant works as well");

  private static Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    String rule = "";
    String area = "";
    for (String word : OWNERS.strip().split("\\s+")) {
      if (word.endsWith(":")) {
        rule = word.substring(0, word.length() - 1);
        assertThat(Rules.find(rule)).as(rule).isNotNull();
      } else if (Character.isDigit(word.charAt(0))) {
        String before = owners.put("ASL-" + area + "-" + word, rule);
        assertThat(before).as("the other owner of " + area + " " + word).isNull();
      } else {
        area = word;
      }
    }
    return owners;
  }

  private static Set<String> ids(Report report) {
    Set<String> ids = new TreeSet<>();
    for (Finding finding : report.findings()) {
      ids.add(finding.rule().id());
    }
    return ids;
  }

  @Test
  void theRuleOfEveryCheckSpeaksAndIsSilentInTheBase() {
    Map<String, String> bases = new HashMap<>();
    for (JsonNode row : Corpus.lines(DATA + "bases.jsonl")) {
      bases.put(row.path("id").asString(), row.path("definition").asString());
    }
    Map<String, String> owners = owners();
    Map<String, String> missed = new TreeMap<>();
    int all = 0;
    int found = 0;
    for (JsonNode row : Corpus.lines(DATA + "rules.jsonl")) {
      String id = row.path("id").asString();
      String bad = row.path("bad").asString("");
      if (bad.isBlank()) {
        continue;
      }
      all++;
      String owner = owners.get(id);
      if (owner == null) {
        assertThat(NOT_MADE).as("%s: %s", id, row.path("check").asString()).containsKey(id);
        continue;
      }
      MachineType type = Verdicts.type(row.path("machine_type").asString(""));
      boolean json = bad.stripLeading().startsWith("{") || bad.stripLeading().startsWith("[");
      Set<String> spoken = ids(Verdicts.judge(json ? "m.asl.json" : "m.asl.yaml", bad, type));
      String base = bases.get("base/" + row.path("probe_base").asString(""));
      if (base != null) {
        assertThat(ids(Verdicts.judge("m.asl.json", base, type)))
            .as("what speaks in the base of %s", id)
            .doesNotContain(owner);
      }
      if (spoken.contains(owner)) {
        found++;
      } else {
        missed.put(id, owner + " is silent, but not " + spoken);
      }
    }
    System.out.println("catalogue: " + found + " of " + all + " by the rule they belong to");
    assertThat(missed).isEmpty();
  }
}
