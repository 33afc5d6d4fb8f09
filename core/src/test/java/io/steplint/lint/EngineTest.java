package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steplint.source.Pointer;
import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

  private static final String DEFINITION =
      """
      {"StartAt": "B",
       "States": {
         "B": {"Type": "Pass", "Next": "A"},
         "A": {"Type": "Fail"}}}
      """;

  @Test
  void findingsAreSortedByPlaceAndNameTheirMachineAndState() {
    Report report = run(LintOptions.DEFAULT, Machines.raw("order.asl.json", DEFINITION));
    assertThat(report.findings())
        .extracting(
            f -> f.location().line(),
            f -> f.rule().id(),
            Finding::stateMachine,
            Finding::state,
            Finding::pointer)
        .containsExactly(
            tuple(3, "pass-found", "order", "B", "/States/B"),
            tuple(3, "state-found", "order", "B", "/States/B"),
            tuple(4, "fail-found", "order", "A", "/States/A"));
  }

  @Test
  void theMoreSpecificRuleSpeaksWhereTwoMeet() {
    Report report = run(LintOptions.DEFAULT, Machines.raw("order.asl.json", DEFINITION));
    assertThat(ids(report)).contains("fail-found").filteredOn("state-found"::equals).hasSize(1);
  }

  @Test
  void theLessSpecificRuleSpeaksWhereTheOtherDoesNotRun() {
    LintOptions options = LintOptions.builder().ignore("fail-found").build();
    Report report = run(options, Machines.raw("order.asl.json", DEFINITION));
    assertThat(ids(report)).filteredOn("state-found"::equals).hasSize(2);
  }

  @Test
  void equalFindingsOfTwoMachinesPrintOnceForTheFirstByName() {
    StateMachine late = machine("template.yaml#Late", "Late");
    StateMachine early = machine("template.yaml#Early", "Early");
    Report report = run(LintOptions.builder().select("fail-found").build(), late, early);
    assertThat(report.findings()).extracting(Finding::stateMachine).containsExactly("Early");
  }

  private static StateMachine machine(String key, String name) {
    StateMachine raw = Machines.raw("order.asl.json", DEFINITION);
    return StateMachine.builder(key, name, raw.location())
        .definition(raw.definition(), "order.asl.json", List.of())
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aRuleThatBreaksDownTakesNoOtherWithIt(int jobs) {
    Workspace workspace = Workspace.of(Machines.raw("order.asl.json", DEFINITION));
    Report report =
        new Engine(List.of(TestRules.BROKEN, TestRules.FAIL))
            .run(
                new Analysis(workspace),
                LintOptions.DEFAULT,
                new EngineOptions(jobs, (done, total) -> {}));
    assertThat(ids(report)).containsExactly("fail-found");
    assertThat(report.failures())
        .singleElement()
        .asString()
        .startsWith(
            "internal error in rule broken-rule at order: java.lang.IllegalStateException: no way")
        .contains(" (TestRules.java:");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatEndsTheProgramIsNotTakenForABreakdownOfARule(int jobs) {
    WorkspaceRule fatal =
        new WorkspaceRule() {
          @Override
          public RuleInfo info() {
            return RuleInfo.of("fatal", Category.STYLE, "fatal").build();
          }

          @Override
          public void check(Analysis analysis, Sink sink) {
            throw new OutOfMemoryError("as if");
          }
        };
    Engine engine = new Engine(List.of(fatal, TestRules.FAIL, TestRules.BROKEN));
    Analysis analysis = new Analysis(Workspace.of(Machines.raw("order.asl.json", DEFINITION)));
    EngineOptions execution = new EngineOptions(jobs, (done, total) -> {});
    assertThatThrownBy(() -> engine.run(analysis, LintOptions.DEFAULT, execution))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void everyMachineIsToldOfOnce() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    new Engine(List.of(TestRules.BROKEN, TestRules.FAIL))
        .run(
            new Analysis(Workspace.of(machine("a#A", "A"), machine("b#B", "B"))),
            LintOptions.DEFAULT,
            new EngineOptions(2, (done, total) -> told.add(done + " of " + total)));
    assertThat(told).containsExactlyInAnyOrder("1 of 2", "2 of 2");
  }

  @Test
  void configuredSeverityDecidesTheVerdict() {
    LintOptions options =
        LintOptions.builder().select("pass-found").severity("pass-found", Severity.ERROR).build();
    StateMachine machine = Machines.raw("order.asl.json", DEFINITION);
    Report configured = run(options, machine);
    Report plain = run(LintOptions.builder().select("pass-found").build(), machine);
    assertThat(Verdict.of(configured, Verdict.FailOn.ERROR)).isEqualTo(Verdict.FAILED);
    assertThat(Verdict.of(plain, Verdict.FailOn.ERROR)).isEqualTo(Verdict.PASSED);
    assertThat(Verdict.of(plain, Verdict.FailOn.WARNING)).isEqualTo(Verdict.FAILED);
    assertThat(Verdict.of(plain, Verdict.FailOn.NEVER)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void categoriesSelectAndIdsIgnore() {
    LintOptions options = LintOptions.builder().select("structure").ignore("pass-found").build();
    Report report = run(options, Machines.raw("order.asl.json", DEFINITION));
    assertThat(report.rules())
        .extracting(RuleInfo::id)
        .containsExactly("fail-found", "state-found");
  }

  @Test
  void aRuleThatIsOffRunsOnlyWhereItIsSelectedById() {
    LintOptions off = LintOptions.builder().off("pass-found").build();
    LintOptions selected = LintOptions.builder().off("pass-found").select("pass-found").build();
    assertThat(off.runs(TestRules.PASS.info())).isFalse();
    assertThat(selected.runs(TestRules.PASS.info())).isTrue();
  }

  @Test
  void fingerprintsSurviveAnotherLayoutAndTellEqualPlacesApart() {
    String flat = DEFINITION.replace("\n", "  ");
    Report before = run(LintOptions.DEFAULT, Machines.raw("order.asl.json", DEFINITION));
    Report after = run(LintOptions.DEFAULT, Machines.raw("order.asl.json", flat));
    assertThat(fingerprints(after))
        .containsExactlyElementsOf(fingerprints(before))
        .doesNotHaveDuplicates()
        .allMatch(f -> f.matches("[0-9a-f]{16}(:[0-9]+)?"));
  }

  @Test
  void theInnermostStateIsNamedInNestedBlocksAndPayloadsAreNoStates() {
    String nested =
        """
        {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
          "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true,
            "Branches": [{"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}}]}}}}}}
        """;
    Report report =
        run(
            LintOptions.builder().select("pass-found").build(),
            Machines.raw("order.asl.json", nested));
    assertThat(report.findings())
        .extracting(Finding::state, Finding::pointer)
        .containsExactly(tuple("In", "/States/Each/ItemProcessor/States/P/Branches/0/States/In"));
    assertThat(
            Pointers.stateOf(
                Pointer.ROOT
                    .child("States")
                    .child("Use")
                    .child("Parameters")
                    .child("States")
                    .child("x")))
        .isEqualTo("Use");
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static Report run(LintOptions options, StateMachine... machines) {
    return new Engine(TestRules.all()).run(new Analysis(Workspace.of(machines)), options);
  }

  private static List<String> ids(Report report) {
    return report.findings().stream().map(f -> f.rule().id()).toList();
  }

  private static List<String> fingerprints(Report report) {
    return new ArrayList<>(report.findings().stream().map(Finding::fingerprint).toList());
  }
}
