package io.steplint.rules;

import io.steplint.lint.Finding;
import io.steplint.lint.Report;
import io.steplint.testing.Corpus;
import io.steplint.workspace.MachineType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogueCorpusTest {

  private static final String DATA = "definitions-verdicts/";

  private static Set<String> rules(Report report) {
    Set<String> rules = new TreeSet<>();
    for (Finding finding : report.findings()) {
      rules.add(finding.rule().id() + "/" + finding.severity().toString().charAt(0));
    }
    return rules;
  }

  @Test
  void printsWhatIsFound() {
    Map<String, String> bases = new HashMap<>();
    for (JsonNode row : Corpus.lines(DATA + "bases.jsonl")) {
      bases.put(row.path("id").asString(), row.path("definition").asString());
    }
    List<String> lines = new ArrayList<>();
    int found = 0;
    int all = 0;
    for (JsonNode row : Corpus.lines(DATA + "rules.jsonl")) {
      if (!row.has("bad")) {
        continue;
      }
      MachineType type = Verdicts.type(row.path("machine_type").asString(""));
      String bad = row.path("bad").asString();
      boolean yaml = !bad.stripLeading().startsWith("{") && !bad.stripLeading().startsWith("[");
      Report report = Verdicts.judge(yaml ? "m.asl.yaml" : "m.asl.json", bad, type);
      Set<String> ids = rules(report);
      String base = bases.get("base/" + row.path("probe_base").asString(""));
      if (base != null) {
        ids.removeAll(rules(Verdicts.judge("m.asl.json", base, type)));
      }
      all++;
      boolean guard = row.path("severity").asString().equals("—");
      if (guard == ids.isEmpty()) {
        found++;
      }
      lines.add(
          (guard == ids.isEmpty() ? "ok   " : "MISS ")
              + row.path("id").asString()
              + " "
              + row.path("severity").asString()
              + " | "
              + row.path("check").asString()
              + " | "
              + ids
              + (guard == ids.isEmpty() && ids.size() == 1 ? "" : " | " + bad));
    }
    System.out.println("catalogue: " + found + " of " + all);
    lines.forEach(System.out::println);
  }

  @Test
  void guards() {
    for (JsonNode row : Corpus.lines(DATA + "guards.jsonl")) {
      Report report =
          Verdicts.judge("m.asl.json", row.path("definition").asString(), MachineType.UNKNOWN);
      if (!Verdicts.rejections(report).isEmpty()) {
        System.out.println(
            "GUARD "
                + row.path("id").asString()
                + " | "
                + row.path("why").asString()
                + " | "
                + Verdicts.rejections(report).stream()
                    .map(f -> f.rule().id() + " " + f.message())
                    .toList());
      }
    }
  }
}
