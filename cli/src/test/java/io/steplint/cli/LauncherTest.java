package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/steplint} in front of a Java that only says how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final Path LAUNCHER = Path.of("src/main/dist/bin/steplint");

  @TempDir Path folder;
  private Path home;
  private Path java;

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void distribution() throws IOException {
    home = distribution(folder.resolve("dist"));
    java = folder.resolve("jdk");
    script(
        java.resolve("bin/java"),
        "case \" $* \" in *' -XX:Wrong '*) exit 1;; esac\n"
            + "for word; do echo \"[$word]\"; done; echo LC_ALL=$LC_ALL");
    release("17.0.1");
  }

  @Test
  void whatTheUserSaysComesLast() throws Exception {
    Run run = run(Map.of(), "bin/steplint", "check", "a b", "");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("[io.steplint.cli.Main]\n[check]\n[a b]\n[]\n");
  }

  @Test
  void isFoundWithoutASlashInItsName() throws Exception {
    Run run = run(home.resolve("bin"), Map.of(), List.of("sh", "steplint", "--version"));
    assertThat(run.out()).contains("[./../lib/steplint-cli.jar]\n").contains("[--version]\n");
  }

  @Test
  void isFoundThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/steplint"));
    assertThat(run(folder, Map.of(), List.of(link.toString())).out())
        .contains("dist/bin/../lib/steplint-cli.jar");
  }

  @Test
  void aLocaleThatKnowsAsciiAloneIsReplaced() throws Exception {
    assertThat(locale(Map.of())).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of("LANG", "C"))).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of("LC_ALL", "POSIX", "LANG", "en_US.UTF-8"))).isEqualTo("C.UTF-8");
    // the machine need not have this one
    assertThat(locale(Map.of("LANG", "en_US.UTF-8"))).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of("LC_ALL", "de_DE.ISO-8859-1"))).isEqualTo("de_DE.ISO-8859-1");
  }

  @Test
  void aJavaHomeWithoutJavaIsTold() throws Exception {
    Run run = run(Map.of("JAVA_HOME", folder.resolve("none").toString()), "bin/steplint");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("steplint: JAVA_HOME is ").contains("no bin/java");
  }

  @Test
  void aJavaThatIsTooOldIsTold() throws Exception {
    for (String version : List.of("1.8.0_402", "11.0.2", "16")) {
      release(version);
      Run run = run(Map.of(), "bin/steplint");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("Java 17 or newer is needed").contains(version);
    }
    for (String version : List.of("17", "21.0.1", "25-ea", "100.1")) {
      release(version);
      assertThat(run(Map.of(), "bin/steplint").code()).isZero();
    }
  }

  @Test
  void optionsThatJavaRefusesAreTold() throws Exception {
    Run run = run(Map.of("STEPLINT_JAVA_OPTS", "-XX:Wrong"), "bin/steplint");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Java does not start with these options: -XX:Wrong");
    assertThat(run(Map.of("STEPLINT_JAVA_OPTS", "-Xmx4g -ea"), "bin/steplint").out())
        .contains("[-Xmx4g]\n[-ea]\n");
  }

  @Test
  void aFolderWithAColonIsTold() throws Exception {
    home = distribution(folder.resolve("a:b"));
    Run run = run(Map.of(), "bin/steplint");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a folder with a colon");
  }

  @Test
  void anArchiveIsUsedAsItWasMadeAlone() throws Exception {
    Path archive = home.resolve("lib/steplint-17.0.1.jsa");
    Path made = home.resolve("lib/steplint-17.0.1.jsa.made");
    Files.writeString(archive, "classes");
    assertThat(run(Map.of(), "bin/steplint").out()).doesNotContain("SharedArchiveFile");
    Files.writeString(made, "");
    Files.setLastModifiedTime(archive, FileTime.fromMillis(1_000_000));
    Files.setLastModifiedTime(made, FileTime.fromMillis(1_001_000));
    assertThat(run(Map.of(), "bin/steplint").out())
        .contains("[-XX:SharedArchiveFile=")
        .contains("lib/steplint-17.0.1.jsa]");
    Files.setLastModifiedTime(archive, FileTime.fromMillis(1_002_000));
    assertThat(run(Map.of(), "bin/steplint").out()).doesNotContain("SharedArchiveFile");
  }

  private String locale(Map<String, String> environment) throws Exception {
    String out = run(environment, "bin/steplint").out();
    return out.substring(out.indexOf("LC_ALL=") + "LC_ALL=".length()).strip();
  }

  private Run run(Map<String, String> environment, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    command.set(0, home.resolve(words[0]).toString());
    return run(folder, environment, command);
  }

  private Run run(Path working, Map<String, String> environment, List<String> command)
      throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command).directory(working.toFile()).redirectError(err.toFile());
    Map<String, String> variables = process.environment();
    variables.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("J"));
    variables.remove("LANG");
    variables.remove("STEPLINT_JAVA_OPTS");
    variables.put("JAVA_HOME", java.toString());
    variables.putAll(environment);
    Process started = process.start();
    String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(started.waitFor(), out, Files.readString(err));
  }

  private void release(String version) throws IOException {
    Files.writeString(
        java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private static Path distribution(Path home) throws IOException {
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("bin"));
    Files.copy(LAUNCHER, home.resolve("bin/steplint"));
    Files.setPosixFilePermissions(
        home.resolve("bin/steplint"), PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
