package io.steplint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OutputFilesTest {

  @TempDir Path folder;

  @Test
  void aFileAppearsWithItsFolders() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    OutputFiles.write(file, out -> out.write("text"));
    assertThat(Files.readString(file)).isEqualTo("text");
    assertThat(names(folder.resolve("a/b"))).containsExactly("c.txt");
  }

  @Test
  void aRunThatFailsLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    assertThatThrownBy(
            () ->
                OutputFiles.write(
                    file,
                    out -> {
                      out.write("half");
                      out.flush();
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": No space left on device");
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(names(folder)).containsExactly("report");
  }

  @Test
  void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    OutputFiles.write(
        file,
        out -> {
          out.write("new");
          out.flush();
          assertThat(Files.readString(file)).isEqualTo("old");
        });
    assertThat(Files.readString(file)).isEqualTo("new");
  }

  @Test
  void permissionsAreKept() throws IOException {
    Path file = Files.writeString(folder.resolve("run.sh"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    OutputFiles.write(file, out -> out.write("new"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x--x");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Files.createDirectories(folder.resolve("far"));
    Path target = Files.writeString(folder.resolve("far/target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/target"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    OutputFiles.write(second, out -> out.write("new"));
    assertThat(link).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(Files.readString(target)).isEqualTo("new");
  }

  @Test
  void aLinkToNothingMakesItsTarget() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    OutputFiles.write(link, out -> out.write("new"));
    assertThat(Files.readString(folder.resolve("target"))).isEqualTo("new");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aLinkInACircleIsTold() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> OutputFiles.write(link, out -> out.write("new")))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("leads to itself");
  }

  @Test
  void aDeviceIsWrittenDirectly() throws IOException {
    OutputFiles.write(Path.of("/dev/null"), out -> out.write("text"));
    assertThat(Files.exists(Path.of("/dev/null"))).isTrue();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aFullDeviceIsNamed() {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
    assertThatThrownBy(() -> OutputFiles.write(full, out -> out.write("text")))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("/dev/full");
  }

  @Test
  void aPipeIsWrittenDirectly() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    OutputFiles.write(pipe, out -> out.write("text"));
    assertThat(new String(reader.getInputStream().readAllBytes())).isEqualTo("text");
    assertThat(names(folder)).containsExactly("pipe");
  }

  @Test
  void aFolderIsNotReplaced() {
    assertThatThrownBy(() -> OutputFiles.write(folder, out -> out.write("text")))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": is a folder");
  }

  @Test
  void aFileInTheWayOfAFolderIsNamed() throws IOException {
    Files.writeString(folder.resolve("a"), "");
    Path file = folder.resolve("a/b");
    assertThatThrownBy(() -> OutputFiles.write(file, out -> out.write("text")))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(folder.resolve("a").toString());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
