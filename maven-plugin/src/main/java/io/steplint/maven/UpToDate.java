package io.steplint.maven;

import io.steplint.rules.gate.Version;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a check depends on, as one digest: the request, this version, and size and time of every
 * file that it could read or has written. While that is the same, so is what the check says.
 */
final class UpToDate {

  /** Folders that no project's input lies in, unless they are named. */
  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", "target");

  /** Files that change in every build of Java, and that nothing refers to as a definition. */
  private static final Set<String> IRRELEVANT = Set.of("java", "kt", "class", "jar", "md", "log");

  /** A tree of which the walk itself would cost more than the check. */
  private static final int MAX_FILES = 100_000;

  private final TreeMap<String, String> files = new TreeMap<>();

  private UpToDate() {}

  /** The digest for a request, or null where it depends on too much. */
  static @Nullable String of(CheckRequest request) throws IOException {
    UpToDate state = new UpToDate();
    Path folder = request.project().folder().toAbsolutePath().normalize();
    for (String path : request.project().paths()) {
      state.walk(resolve(folder, path));
    }
    for (Path at = folder; at != null; at = at.getParent()) {
      state.file(at.resolve(".steplint.yaml"));
      state.file(at.resolve(".gitignore"));
    }
    for (String role : request.project().roles()) {
      state.file(resolve(folder, role));
    }
    for (String named : new String[] {request.project().config(), request.baseline()}) {
      if (named != null) {
        state.file(resolve(folder, named));
      }
    }
    for (String report : request.reports()) {
      state.file(resolve(folder, report.substring(report.indexOf('=') + 1)));
    }
    if (state.files.size() > MAX_FILES) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    text.append(Version.text())
        .append('\n')
        .append(code())
        .append('\n')
        .append(request)
        .append('\n');
    state.files.forEach((name, seen) -> text.append(name).append('\n').append(seen).append('\n'));
    return digest(text.toString());
  }

  private static Path resolve(Path folder, String word) throws IOException {
    try {
      return folder.resolve(word).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("not a path: " + word, e);
    }
  }

  /** When and how this plugin was built: a version that is developed on stays the same. */
  private static String code() throws IOException {
    try {
      Path jar =
          Path.of(UpToDate.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private void walk(Path start) throws IOException {
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                !folder.equals(start) && SKIPPED.contains(String.valueOf(folder.getFileName()));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (!IRRELEVANT.contains(name.substring(name.lastIndexOf('.') + 1))) {
              put(file, attributes.size(), attributes.lastModifiedTime().toMillis());
            }
            return files.size() > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            put(file, -1, 0);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void file(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      put(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
  }

  private void put(Path file, long size, long time) {
    files.put(file.toString(), size + " " + time);
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
