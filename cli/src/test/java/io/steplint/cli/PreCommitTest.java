package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook, run by pre-commit in a repository where a file is about to be committed. */
class PreCommitTest {

  private static final String LOST =
      """
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Gone"}}}
      """;

  @TempDir Path folder;
  private Path project;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void setUp() throws Exception {
    Programs.assumeInstalled("pre-commit");
    Programs.assumeInstalled("git");
    variables.put("HOME", folder.toString());
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    for (String role : new String[] {"AUTHOR", "COMMITTER"}) {
      variables.put("GIT_" + role + "_NAME", "a");
      variables.put("GIT_" + role + "_EMAIL", "a@example.com");
    }
    Path home = Checkout.distribution(folder.resolve("home"));
    variables.put("PATH", home.resolve("bin") + File.pathSeparator + System.getenv().get("PATH"));
    Path hooks = Files.createDirectory(folder.resolve("hooks"));
    Files.copy(
        Checkout.root().resolve(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
    git(hooks, "init", "-q");
    git(hooks, "add", "-A");
    git(hooks, "commit", "-qm", "hooks");
    String revision = git(hooks, "rev-parse", "HEAD").strip();
    project = Files.createDirectory(folder.resolve("project"));
    git(project, "init", "-q");
    Files.writeString(
        project.resolve(".pre-commit-config.yaml"),
        """
        repos:
          - repo: %s
            rev: %s
            hooks:
              - id: steplint-system
        """
            .formatted(hooks.toUri(), revision));
  }

  @Test
  void aChangeThatBreaksAMachineIsHeldBack() throws Exception {
    Files.writeString(project.resolve("lost.asl.json"), LOST);
    Programs.Ended ended = hook();
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
    assertThat(ended.out()).contains("Failed", "error[missing-transition-target]");
  }

  @Test
  void theWholeRepositoryIsJudgedWhateverChanged() throws Exception {
    Files.writeString(project.resolve("lost.asl.json"), LOST);
    git(project, "add", "-A");
    git(project, "commit", "-qm", "lost");
    Files.writeString(project.resolve("other.json"), "{}");
    assertThat(hook().out()).contains("lost.asl.json:1");
  }

  @Test
  void aChangeOfOtherFilesRunsNothing() throws Exception {
    Files.writeString(project.resolve("lost.asl.json"), LOST);
    git(project, "add", "-A");
    git(project, "commit", "-qm", "lost");
    Files.writeString(project.resolve("notes.txt"), "x");
    Programs.Ended ended = hook();
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Skipped");
  }

  private Programs.Ended hook() throws Exception {
    git(project, "add", "-A");
    return Programs.run(project, variables, List.of("pre-commit", "run", "--color=never"));
  }

  private String git(Path in, String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(words));
    Programs.Ended ended = Programs.run(in, variables, line);
    assertThat(ended.code()).as(line + ended.err()).isZero();
    return ended.out();
  }
}
