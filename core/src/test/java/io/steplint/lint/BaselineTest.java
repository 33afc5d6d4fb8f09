package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.testing.Machines;
import io.steplint.workspace.Workspace;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final String OLD =
      """
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Fail"}}}
      """;

  @Test
  void knownFindingsAreSetApartAndNewOnesStay() {
    Baseline baseline = read(Baseline.write(run(OLD)));
    String grown =
        """

        {
          "StartAt": "A",
          "States": {
            "Early": {"Type": "Pass", "Next": "A"},
            "A": {"Type": "Pass", "Next": "B"},
            "B": {"Type": "Fail"}
          }
        }
        """;
    Report report = baseline.apply(run(grown));
    assertThat(report.findings()).extracting(Finding::state).containsOnly("Early");
    assertThat(report.known()).extracting(Finding::state).contains("A", "B");
  }

  @Test
  void theFileHasOneLinePerFinding() {
    Report report = run(OLD);
    assertThat(Baseline.write(report).lines()).hasSize(report.findings().size() + 2);
  }

  @Test
  void otherDocumentsAreNoBaseline() {
    assertThat(Baseline.read(document("{\"findings\": [1]}"))).isNull();
    assertThat(Baseline.read(document("[]"))).isNull();
    assertThat(Baseline.read(document("{"))).isNull();
  }

  private static Baseline read(String text) {
    return Objects.requireNonNull(Baseline.read(document(text)));
  }

  private static Document document(String text) {
    return Document.read(new FileSource("baseline.json", text));
  }

  private static Report run(String definition) {
    Workspace workspace = Workspace.of(Machines.raw("order.asl.json", definition));
    return new Engine(TestRules.all()).run(new Analysis(workspace), LintOptions.DEFAULT);
  }
}
