package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.counterexample.Counterexamples;
import io.steplint.lint.Certainty;
import io.steplint.lint.Finding;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.testing.Corpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * No execution contradicts a finding that says a state always fails; and of the findings that can
 * be shown most are.
 */
class CounterexamplesCorpusTest {

  @Test
  void noRunContradictsAMust() throws Exception {
    List<String> contradicted = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (String folder : List.of("projects", "definitions")) {
      Path path = Corpus.path(folder);
      Project project = Project.read(ProjectRequest.in(path).path(".").build());
      Check check = Check.of(project, List.of(), List.of());
      for (Finding finding : check.report().findings()) {
        if (!Counterexamples.isAbout(finding) || finding.awsCode() != null) {
          continue;
        }
        boolean shown = check.counterexamples().of(finding) != null;
        counts.merge(finding.certainty() + (shown ? " shown" : " not shown"), 1, Integer::sum);
        if (!shown
            && finding.certainty() == Certainty.MUST
            && check.counterexamples().isContradicted(finding)) {
          contradicted.add(
              finding.rule().id() + " " + finding.location() + " " + finding.message());
        }
      }
    }
    System.out.println("findings about data: " + counts);
    assertThat(contradicted).isEmpty();
    assertThat(counts.getOrDefault("MUST shown", 0) + counts.getOrDefault("MAY shown", 0))
        .isGreaterThan(20);
  }
}
