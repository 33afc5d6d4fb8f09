package io.steplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a file holds: an exit code, no internal error, and fixes that mend. */
class CommandsFuzzTest {

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("fuzz");
  }

  @AfterAll
  static void deleteFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @FuzzTest(maxDuration = "10m")
  void definition(byte[] data) throws IOException {
    judge(data, "m.asl.json");
  }

  @FuzzTest(maxDuration = "10m")
  void template(byte[] data) throws IOException {
    judge(data, "template.yaml");
  }

  /** A mended text can be read, and a second run mends it to the end. */
  @FuzzTest(maxDuration = "10m")
  void fix(byte[] data) throws IOException {
    Path file = folder.resolve("f.asl.yaml");
    Files.write(file, data);
    String before = "";
    String text = new String(data, StandardCharsets.UTF_8);
    for (int i = 0; i < 10 && !before.equals(text); i++) {
      before = text;
      Cli.Result result = Cli.in(folder).run("check", "--fix=unsafe", "f.asl.yaml");
      assertThat(result.err()).doesNotContain("internal error");
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
    assertThat(text).isEqualTo(before);
    Files.delete(file);
  }

  private static void judge(byte[] data, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, data);
    for (String command : new String[] {"check", "types", "access", "policy", "graph"}) {
      Cli.Result result = Cli.in(folder).run(command, "--format", "json", name);
      assertThat(result.code()).isBetween(0, 2);
      assertThat(result.err()).doesNotContain("internal error", "not enough memory");
      assertThat(result.code() == 2 && result.err().isEmpty()).isFalse();
    }
    Files.delete(file);
  }
}
