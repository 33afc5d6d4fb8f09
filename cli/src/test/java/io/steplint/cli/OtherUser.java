package io.steplint.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs command lines as a user whom permissions stop: root may read everything. */
final class OtherUser {

  private static final String NOBODY = "65534";

  private final Path folder;
  private final List<String> command;

  private OtherUser(Path folder, List<String> command) {
    this.folder = folder;
    this.command = command;
  }

  /** A user who may do in a folder what its permissions say; skips the test where there is none. */
  static OtherUser of(Path folder) throws Exception {
    boolean root = Files.getAttribute(folder, "unix:uid").equals(0);
    List<String> command = new ArrayList<>();
    if (root) {
      assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "root, and no setpriv to be another");
      command.addAll(
          List.of("/usr/bin/setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add("-cp");
    command.add(classPath(Files.createDirectories(folder.resolve("classes"))));
    command.add(Main.class.getName());
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        permit(path, Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--");
      }
    }
    return new OtherUser(folder, command);
  }

  /** The class path of this process, copied to where everybody may read it. */
  private static String classPath(Path target) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      Path to = target.resolve(String.valueOf(entries.size()));
      if (Files.isDirectory(from)) {
        try (Stream<Path> all = Files.walk(from)) {
          for (Path path : (Iterable<Path>) all::iterator) {
            Files.copy(
                path,
                to.resolve(from.relativize(path).toString()),
                StandardCopyOption.REPLACE_EXISTING);
          }
        }
      } else if (Files.exists(from)) {
        to = target.resolve(entries.size() + ".jar");
        Files.copy(from, to);
      }
      entries.add(to.toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Takes all rights away. */
  void forbid(String... names) throws IOException {
    for (String name : names) {
      permit(folder.resolve(name), "---------");
    }
  }

  /** Gives the rights back, so that what is there can be deleted. */
  void allow(String name) throws IOException {
    permit(folder.resolve(name), "rwxr-xr-x");
  }

  private static void permit(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  Cli.Result run(String working, String... words) throws Exception {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(words));
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder process =
        new ProcessBuilder(line)
            .directory(folder.resolve(working).toFile())
            .redirectError(err.toFile());
    Process started = process.start();
    String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Cli.Result(started.waitFor(), out, Files.readString(err));
  }
}
