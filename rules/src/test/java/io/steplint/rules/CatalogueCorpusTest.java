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
 * Holds the rules against a catalogue of checks: in each bad definition a rule speaks that is
 * silent in the definition it was made from.
 */
class CatalogueCorpusTest {

  private static final String DATA = "definitions-verdicts/";

  /** Checks that are not made, and why. */
  private static final Map<String, String> NOT_MADE =
      Map.ofEntries(
          Map.entry("ASL-CHOICE-012", "the service takes filters in Variable"),
          Map.entry("ASL-MAP-004", "the service takes filters in ItemsPath"),
          Map.entry("ASL-PATH-011", "$$Execution reads as a variable of that name"),
          Map.entry("ASL-PATH-012", "functions in paths work where they are used"),
          Map.entry("ASL-INTR-008", "a constant works as well"),
          Map.entry("ASL-INTR-014", "left to the rules about data"),
          Map.entry("ASL-JATA-019", "left to the rules about data"),
          Map.entry("ASL-JATA-020", "left to the rules about data"),
          Map.entry("ASL-JATA-023", "a local variable may have any name"),
          Map.entry("ASL-VAR-006", "left to the rules about data"),
          Map.entry("ASL-VAR-011", "left to the rules about data"));

  private static Set<String> ids(Report report) {
    Set<String> ids = new TreeSet<>();
    for (Finding finding : report.findings()) {
      ids.add(finding.rule().id());
    }
    return ids;
  }

  @Test
  void findsWhatTheCatalogueAsksFor() {
    Map<String, String> bases = new HashMap<>();
    for (JsonNode row : Corpus.lines(DATA + "bases.jsonl")) {
      bases.put(row.path("id").asString(), row.path("definition").asString());
    }
    Map<String, String> missed = new TreeMap<>();
    int all = 0;
    for (JsonNode row : Corpus.lines(DATA + "rules.jsonl")) {
      String bad = row.path("bad").asString("");
      if (bad.isBlank()) {
        continue;
      }
      all++;
      MachineType type = Verdicts.type(row.path("machine_type").asString(""));
      boolean json = bad.stripLeading().startsWith("{") || bad.stripLeading().startsWith("[");
      Set<String> found = ids(Verdicts.judge(json ? "m.asl.json" : "m.asl.yaml", bad, type));
      String base = bases.get("base/" + row.path("probe_base").asString(""));
      if (base != null) {
        found.removeAll(ids(Verdicts.judge("m.asl.json", base, type)));
      }
      if (found.isEmpty()) {
        missed.put(row.path("id").asString(), row.path("check").asString());
      }
    }
    System.out.println("catalogue: " + (all - missed.size()) + " of " + all);
    missed.keySet().removeAll(NOT_MADE.keySet());
    assertThat(missed).isEmpty();
  }
}
