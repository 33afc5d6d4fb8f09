package io.steplint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.steplint.lint.Verdict;
import io.steplint.rules.gate.ProjectRequest;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRunnerTest {

  private static final String GOOD =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
  private static final String LOST =
      "{\"StartAt\": \"B\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";

  @TempDir Path folder;

  @Test
  void passesWithASummaryWhereNothingIsWrong() throws Exception {
    definition(GOOD);
    CheckRunner.Result result = CheckRunner.run(request(Verdict.FailOn.ERROR, null));
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.summary()).startsWith("No problems in 1 file");
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void failsWithTheCountsWhereAnErrorIs() throws Exception {
    definition(LOST);
    CheckRunner.Result result = CheckRunner.run(request(Verdict.FailOn.ERROR, null));
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.summary()).startsWith("1 error");
  }

  @Test
  void heedsTheThreshold() throws Exception {
    definition(LOST);
    assertThat(CheckRunner.run(request(Verdict.FailOn.NEVER, null)).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void tellsAFolderWithoutInputFromTrouble() {
    assertThatExceptionOfType(UnusableException.class)
        .isThrownBy(() -> CheckRunner.run(request(Verdict.FailOn.ERROR, null)))
        .matches(UnusableException::isForWantOfInput);
    assertThatExceptionOfType(UnusableException.class)
        .isThrownBy(() -> CheckRunner.run(request(Verdict.FailOn.ERROR, null, "srif=a")))
        .withMessageContaining("srif=a")
        .matches(e -> !e.isForWantOfInput());
  }

  @Test
  void writesABaselineAndLeavesItsFindingsOut() throws Exception {
    definition(LOST);
    CheckRequest request = request(Verdict.FailOn.ERROR, "known.json");
    assertThat(CheckRunner.writeBaseline(request, "known.json")).isEqualTo(1);
    CheckRunner.Result next = CheckRunner.run(request);
    assertThat(next.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(next.summary()).contains("1 in the baseline");
  }

  @Test
  void writesReportsBesideTheModule() throws Exception {
    definition(LOST);
    CheckRunner.run(request(Verdict.FailOn.ERROR, null, "json=target/a/found.json"));
    assertThat(folder.resolve("target/a/found.json"))
        .content()
        .contains("missing-transition-target");
  }

  private void definition(String text) throws IOException {
    Files.writeString(folder.resolve("a.asl.json"), text);
  }

  private CheckRequest request(
      Verdict.FailOn failOn, @Nullable String baseline, String... reports) {
    return new CheckRequest(
        ProjectRequest.in(folder).build(),
        List.of(),
        List.of(),
        baseline,
        failOn,
        List.of(reports));
  }
}
