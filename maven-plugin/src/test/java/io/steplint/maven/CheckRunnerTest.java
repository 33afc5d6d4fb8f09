package io.steplint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.cli.Embedded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void passesWithASummaryWhereNothingIsWrong() throws IOException {
    Files.writeString(folder.resolve("a.asl.json"), GOOD);
    CheckRunner.Result result = CheckRunner.run(request("error", null, false));
    assertThat(result.outcome()).isEqualTo(Embedded.Outcome.PASSED);
    assertThat(result.summary()).startsWith("No problems in 1 file");
  }

  @Test
  void failsWithTheCountsWhereAnErrorIs() throws IOException {
    Files.writeString(folder.resolve("a.asl.json"), LOST);
    CheckRunner.Result result = CheckRunner.run(request("error", null, false));
    assertThat(result.outcome()).isEqualTo(Embedded.Outcome.FAILED);
    assertThat(result.summary()).startsWith("1 error");
  }

  @Test
  void heedsTheThreshold() throws IOException {
    Files.writeString(folder.resolve("a.asl.json"), LOST);
    assertThat(CheckRunner.run(request("never", null, false)).outcome())
        .isEqualTo(Embedded.Outcome.PASSED);
  }

  @Test
  void tellsAFolderWithoutInputFromTrouble() {
    assertThat(CheckRunner.run(request("error", null, false)).outcome())
        .isEqualTo(Embedded.Outcome.NO_INPUT);
    CheckRunner.Result trouble = CheckRunner.run(request("sometimes", null, false));
    assertThat(trouble.outcome()).isEqualTo(Embedded.Outcome.UNUSABLE);
    assertThat(trouble.summary()).contains("sometimes");
  }

  @Test
  void writesABaselineAndLeavesItsFindingsOut() throws IOException {
    Files.writeString(folder.resolve("a.asl.json"), LOST);
    assertThat(CheckRunner.run(request("error", "known.json", true)).outcome())
        .isEqualTo(Embedded.Outcome.PASSED);
    assertThat(folder.resolve("known.json")).exists();
    CheckRunner.Result next = CheckRunner.run(request("error", "known.json", false));
    assertThat(next.outcome()).isEqualTo(Embedded.Outcome.PASSED);
    assertThat(next.summary()).contains("1 in the baseline");
  }

  @Test
  void saysEveryParameterAsAnOption() {
    CheckRequest request =
        new CheckRequest(
            folder,
            List.of("machines", "-odd"),
            "conf.yaml",
            "warning",
            List.of("nested"),
            List.of("style"),
            null,
            false,
            List.of("role.json"),
            "EXPRESS",
            "eu-west-1",
            "123456789012",
            "aws",
            Map.of("Stage", "prod", "Name", "a=b"),
            List.of("sarif=out.sarif"));
    assertThat(request.words())
        .containsExactly(
            "check",
            "--color=never",
            "--config=conf.yaml",
            "--fail-on=warning",
            "--select=nested",
            "--ignore=style",
            "--role=role.json",
            "--type=EXPRESS",
            "--region=eu-west-1",
            "--account=123456789012",
            "--partition=aws",
            "--param=Name=a=b",
            "--param=Stage=prod",
            "--report=sarif=out.sarif",
            "--",
            "machines",
            "-odd");
  }

  private CheckRequest request(String failOn, @Nullable String baseline, boolean update) {
    return new CheckRequest(
        folder, List.of(), null, failOn, List.of(), List.of(), baseline, update, List.of(), null,
        null, null, null, Map.of(), List.of());
  }
}
