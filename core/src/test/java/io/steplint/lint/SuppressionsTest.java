package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Location;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SuppressionsTest {

  private static final Location CONFIGURED = new Location(".steplint.yaml", 3, 5, 3, 20);

  @Test
  void aCommentOfAStateSilencesItsStateAlone() {
    Report report =
        run(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Next": "B", "Comment": "steplint-ignore: pass-found is fine"},
              "B": {"Type": "Pass", "End": true}}}
            """);
    assertThat(told(report, "pass-found")).containsExactly("B is here");
    assertThat(report.suppressed()).extracting(Finding::message).containsExactly("A is here");
    assertThat(told(report, "unused-suppression")).isEmpty();
  }

  @Test
  void aCommentAtTheTopSilencesTheMachine() {
    Report report =
        run(
            """
            {"Comment": "Ours. steplint-ignore: pass-found, state-found for a demo",
             "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}
            """);
    assertThat(report.findings()).isEmpty();
    assertThat(report.suppressed()).hasSize(2);
  }

  @Test
  void aCommentOfAMapSilencesTheStatesInside() {
    Report report =
        run(
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
              "Comment": "steplint-ignore: pass-found",
              "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}}}}
            """);
    assertThat(told(report, "pass-found")).isEmpty();
  }

  @Test
  void aSuppressionThatSilencesNothingIsReportedAtItsId() {
    Report report =
        run(
            """
            {"Comment": "steplint-ignore: fail-found",
             "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
            """);
    assertThat(report.findings())
        .filteredOn(f -> f.rule().id().equals("unused-suppression"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message())
                  .isEqualTo("Nothing is silenced here: fail-found finds nothing");
              assertThat(f.location()).hasToString("order.asl.json:1:31");
              assertThat(f.location().endColumn()).isEqualTo(41);
            });
  }

  @Test
  void aRuleThatIsNoneIsReportedWithTheOneThatWasMeant() {
    Report report =
        run(
            """
            {"Comment": "steplint-ignore: fial-found",
             "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
            """);
    assertThat(report.findings())
        .filteredOn(f -> f.rule().id().equals("unused-suppression"))
        .singleElement()
        .extracting(Finding::help)
        .isEqualTo("write 'fail-found'");
  }

  @Test
  void aSuppressionOfARuleThatDidNotRunIsNotJudged() {
    LintOptions options = LintOptions.builder().ignore("fail-found").build();
    Report report =
        run(
            options,
            Machines.raw(
                "order.asl.json",
                """
                {"Comment": "steplint-ignore: fail-found",
                 "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
                """));
    assertThat(told(report, "unused-suppression")).isEmpty();
  }

  @Test
  void commentsOfYamlSilenceTheirLineOrTheNext() {
    String yaml =
        """
        StartAt: A
        States:
          # steplint-ignore: pass-found it is a demo
          A: {Type: Pass, Next: B}
          B: {Type: Pass, Next: C} # steplint-ignore: pass-found
          C: {Type: Pass, End: true}
        """;
    Report report = run(LintOptions.DEFAULT, Machines.raw("order.asl.yaml", yaml));
    assertThat(told(report, "pass-found")).containsExactly("C is here");
    assertThat(told(report, "unused-suppression")).isEmpty();
  }

  @Test
  void metadataOfAResourceSilencesItsMachine() {
    ObjectNode metadata =
        Objects.requireNonNull(
            Machines.raw("template.asl.json", "{\"ignore\": \"pass-found\"}").definitionNode());
    ScalarNode id = Objects.requireNonNull(metadata.string("ignore"));
    StateMachine machine =
        Machines.builder(
                "order.asl.json",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}")
            .suppressions(List.of(id))
            .build();
    Report report = run(LintOptions.DEFAULT, machine);
    assertThat(told(report, "pass-found")).isEmpty();
    assertThat(told(report, "unused-suppression")).isEmpty();
  }

  @Test
  void theConfigurationSilencesByRulePathAndState() {
    LintOptions options =
        LintOptions.builder()
            .except(new LintOptions.Exception("pass-found", "machines", "A", CONFIGURED, true))
            .build();
    String text =
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}}
        """;
    Report report =
        run(
            options,
            Machines.raw("machines/order.asl.json", text),
            Machines.raw("other/order.asl.json", text));
    assertThat(report.findings())
        .filteredOn(f -> f.rule().id().equals("pass-found"))
        .extracting(f -> f.location().file() + " " + f.state())
        .containsExactly(
            "machines/order.asl.json B", "other/order.asl.json A", "other/order.asl.json B");
  }

  @Test
  void anExceptionOfTheConfigurationThatSilencesNothingIsReportedThere() {
    LintOptions options =
        LintOptions.builder()
            .except(
                new LintOptions.Exception("fail-found", "gone.asl.json", null, CONFIGURED, true))
            .build();
    Report report =
        run(
            options,
            Machines.raw(
                "order.asl.json",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"));
    assertThat(report.findings())
        .filteredOn(f -> f.rule().id().equals("unused-suppression"))
        .extracting(Finding::location)
        .containsExactly(CONFIGURED);
  }

  private static List<String> told(Report report, String rule) {
    return report.findings().stream()
        .filter(f -> f.rule().id().equals(rule))
        .map(Finding::message)
        .toList();
  }

  private static Report run(String definition) {
    return run(LintOptions.DEFAULT, Machines.raw("order.asl.json", definition));
  }

  private static Report run(LintOptions options, StateMachine... machines) {
    return new Engine(TestRules.all()).run(new Analysis(Workspace.of(machines)), options);
  }
}
