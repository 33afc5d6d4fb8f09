package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the GitHub Action, run by bash as a runner runs them. */
class ActionTest {

  private static final String LOST =
      """
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Gone"}}}
      """;

  @TempDir Path folder;
  private Path workspace;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void setUp() throws IOException {
    Programs.assumeInstalled("bash");
    workspace = Files.createDirectory(folder.resolve("workspace"));
    variables.put("RUNNER_TEMP", folder.toString());
    variables.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    variables.put("GITHUB_ENV", folder.resolve("env").toString());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("STEPLINT_FAIL_ON", "error");
    variables.put("STEPLINT_SARIF", "out/steplint.sarif");
    variables.put("STEPLINT_SUMMARY", "true");
    variables.put("STEPLINT_ANNOTATIONS", "true");
  }

  @Test
  void checksAndHandsItsReportsToTheRunner() throws Exception {
    Files.writeString(workspace.resolve("lost.asl.json"), LOST);
    variables.put("STEPLINT_FOLDER", "infra");
    Programs.Ended ended = check();
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).contains("error[missing-transition-target]");
    assertThat(ended.out().substring(ended.out().lastIndexOf("::steplint-")))
        .contains("\n::error file=lost.asl.json,line=1,");
    assertThat(workspace.resolve("out/steplint.sarif")).content().contains("\"2.1.0\"");
    assertThat(folder.resolve("output"))
        .content()
        .isEqualTo("sarif=infra/out/steplint.sarif\nexit-code=1\n");
    assertThat(folder.resolve("summary"))
        .content()
        .contains("### Steplint: 1 error", "| error | `missing-transition-target` |");
  }

  @Test
  void passesPathsAndArgumentsWordByWordAndWritesOnlyWhatIsWanted() throws Exception {
    Files.createDirectory(workspace.resolve("my machines"));
    Files.writeString(workspace.resolve("my machines/lost.asl.json"), LOST);
    variables.put("STEPLINT_PATHS", "my machines\n");
    variables.put("STEPLINT_ARGUMENTS", "--ignore=structure\n--quiet\n");
    variables.put("STEPLINT_SARIF", "");
    variables.put("STEPLINT_SUMMARY", "false");
    variables.put("STEPLINT_ANNOTATIONS", "false");
    Programs.Ended ended = check();
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(folder.resolve("output")).content().isEqualTo("exit-code=0\n");
    assertThat(folder.resolve("summary")).doesNotExist();
  }

  @Test
  void whatAFileSaysIsNoCommandOfTheRunner() throws Exception {
    Files.writeString(
        workspace.resolve("lost.asl.json"), LOST.replace("Gone", "::set-output name=a::b"));
    Programs.Ended ended = check();
    String[] lines = ended.out().split("\n", -1);
    assertThat(lines[0]).startsWith("::stop-commands::steplint-");
    String resume = "::" + lines[0].substring("::stop-commands::".length()) + "::";
    assertThat(lines).contains(resume);
    List<String> after = List.of(lines).subList(List.of(lines).indexOf(resume) + 1, lines.length);
    assertThat(after).allMatch(line -> line.isEmpty() || line.startsWith("::error file="));
  }

  @Test
  void installsAReleaseWhoseChecksumFits() throws Exception {
    Path release = Files.createDirectories(folder.resolve("releases/v9.9.9"));
    Checkout.distribution(folder.resolve("built/steplint-9.9.9"));
    Programs.run(
        folder.resolve("built"),
        Map.of(),
        List.of("tar", "-czf", release.resolve("steplint-9.9.9.tar.gz").toString(), "."));
    variables.put("STEPLINT_VERSION", "9.9.9");
    variables.put("STEPLINT_RELEASES", folder.resolve("releases").toUri().toString());
    Files.writeString(
        release.resolve("checksums_sha256.txt"),
        sha256(release.resolve("steplint-9.9.9.tar.gz")) + "  steplint-9.9.9.tar.gz\n");
    Programs.assumeInstalled("curl");
    Programs.Ended ended = run("install");
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    Path home = folder.resolve("steplint/steplint-9.9.9");
    assertThat(folder.resolve("output"))
        .content()
        .isEqualTo("steplint=" + home.resolve("bin/steplint") + "\n");
    assertThat(home.resolve("bin/steplint")).exists();

    Files.writeString(
        release.resolve("checksums_sha256.txt"), "0".repeat(64) + "  steplint-9.9.9.tar.gz\n");
    Programs.Ended refused = run("install");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).contains("::error title=Steplint::steplint-9.9.9.tar.gz is not what");
  }

  @Test
  void aDistributionThatIsNotThereIsTold() throws Exception {
    variables.put("STEPLINT_DISTRIBUTION", "nowhere");
    Programs.Ended ended = run("install");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).contains("there is no folder nowhere");
  }

  @Test
  void everyInputIsHandedToAScriptThatReadsIt() throws IOException {
    String action = Checkout.read("action.yml");
    String scripts = Checkout.read("action/install") + Checkout.read("action/check");
    String inputs = action.substring(action.indexOf("inputs:"), action.indexOf("outputs:"));
    inputs
        .lines()
        .filter(line -> line.matches("  [a-z-]+:"))
        .map(line -> line.strip().replace(":", ""))
        .forEach(
            name -> {
              int use = action.indexOf("${{ inputs." + name + " }}");
              assertThat(use).as(name).isPositive();
              String line = action.substring(action.lastIndexOf('\n', use), use);
              String variable = line.strip().replace(":", "");
              assertThat(variable.equals("working-directory") || scripts.contains(variable))
                  .as(name)
                  .isTrue();
            });
  }

  private Programs.Ended check() throws Exception {
    variables.put(
        "STEPLINT",
        Checkout.distribution(folder.resolve("home")).resolve("bin/steplint").toString());
    return run("check");
  }

  private Programs.Ended run(String script) throws Exception {
    return Programs.run(
        workspace,
        variables,
        List.of("bash", Checkout.root().resolve("action").resolve(script).toString()));
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return String.format("%064x", new BigInteger(1, digest));
  }
}
