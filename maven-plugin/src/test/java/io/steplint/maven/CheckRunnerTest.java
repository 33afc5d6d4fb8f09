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
import java.util.Objects;
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

  @Test
  void aFolderThatAnotherModuleJudgesIsLeftOut() throws Exception {
    definition(GOOD);
    Path module = Files.createDirectory(folder.resolve("module"));
    Files.writeString(module.resolve("b.asl.json"), LOST);
    CheckRequest all = request(Verdict.FailOn.ERROR, null);
    assertThat(CheckRunner.run(all).verdict()).isEqualTo(Verdict.FAILED);
    CheckRequest own =
        new CheckRequest(
            ProjectRequest.in(folder).without(module).build(),
            List.of(),
            List.of(),
            null,
            Verdict.FailOn.ERROR,
            List.of(),
            false,
            false);
    assertThat(CheckRunner.run(own).summary()).startsWith("No problems in 1 file");
  }

  @Test
  void whatTheLastBuildSaidIsKnownUntilSomethingChanges() throws Exception {
    definition(LOST);
    CheckRequest request = request(Verdict.FailOn.ERROR, null, "json=target/found.json");
    CheckRunner.Result said = CheckRunner.run(request);
    CheckMemory memory = new CheckMemory(folder.resolve("target/steplint/check.txt"));
    String digest = UpToDate.of(request);
    memory.remember(Objects.requireNonNull(digest), said);
    assertThat(UpToDate.of(request)).isEqualTo(digest);
    assertThat(memory.recall(digest)).isEqualTo(said);

    definition(LOST + "\n");
    assertThat(UpToDate.of(request)).isNotEqualTo(digest);
    assertThat(memory.recall(Objects.requireNonNull(UpToDate.of(request)))).isNull();
    definition(LOST);
    Files.delete(folder.resolve("target/found.json"));
    assertThat(UpToDate.of(request)).as("a report is gone").isNotEqualTo(digest);
    assertThat(UpToDate.of(request(Verdict.FailOn.WARNING, null, "json=target/found.json")))
        .as("another question")
        .isNotEqualTo(digest);
  }

  @Test
  void adviceIsInMavensWords() {
    assertThat(MavenWords.of("there is no baseline x; --update-baseline writes one"))
        .isEqualTo("there is no baseline x; mvn steplint:baseline writes one");
    assertThat(MavenWords.ofLine("   = fix: Pass the token (--fix=unsafe)"))
        .isEqualTo("   = fix: Pass the token (mvn steplint:fix -Dsteplint.unsafe)");
    assertThat(MavenWords.ofLine("   = help: see steplint policy --format sam"))
        .isEqualTo("   = help: see mvn steplint:policy -Dsteplint.format=sam");
    assertThat(MavenWords.ofLine("3 |  \"Comment\": \"run steplint policy --param\""))
        .isEqualTo("3 |  \"Comment\": \"run steplint policy --param\"");
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
        List.of(reports),
        false,
        false);
  }
}
