package io.steplint.template;

import io.steplint.source.FileSource;
import io.steplint.source.SourceFiles;
import io.steplint.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that templates refer to. None outside the project's root is read. */
public final class ProjectFiles {

  /** A folder with more entries than this is not searched for a similar name. */
  private static final int MAX_SIBLINGS = 2_000;

  private final Path working;
  private final Path root;
  private final Map<String, @Nullable FileSource> read = new HashMap<>();

  /**
   * @param working the folder that printed paths start from
   * @param root the project's root
   */
  public ProjectFiles(Path working, Path root) {
    this.working = working.toAbsolutePath().normalize();
    this.root = root.toAbsolutePath().normalize();
  }

  /** Whether a path as it is printed stays inside the project, links followed. */
  boolean isInside(String path) {
    Path file = working.resolve(path).normalize();
    if (!file.startsWith(root)) {
      return false;
    }
    try {
      return !Files.exists(file) || file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /** The text of a file, or null where there is none that is text and inside the project. */
  @Nullable FileSource read(String path) {
    if (read.containsKey(path)) {
      return read.get(path);
    }
    FileSource source = null;
    Path file = working.resolve(path).normalize();
    if (isInside(path) && Files.isRegularFile(file)) {
      try {
        SourceFiles.Loaded loaded = SourceFiles.read(file, path);
        source = loaded.problem() == null ? loaded.source() : null;
      } catch (IOException e) {
        source = null;
      }
    }
    read.put(path, source);
    return source;
  }

  /** The file beside a missing one whose name is nearest, as it is printed, or null. */
  @Nullable String nearest(String path) {
    Path folder = working.resolve(path).normalize().getParent();
    if (folder == null || !folder.startsWith(root) || !Files.isDirectory(folder)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .limit(MAX_SIBLINGS)
          .filter(Files::isRegularFile)
          .forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException e) {
      return null;
    }
    Collections.sort(names);
    String name = Nearest.to(Paths.name(path), names);
    return name == null ? null : Paths.resolve(path, name);
  }

  /** The files that were read, by their paths. */
  public Map<String, FileSource> sources() {
    Map<String, FileSource> sources = new HashMap<>();
    read.forEach(
        (path, source) -> {
          if (source != null) {
            sources.put(path, source);
          }
        });
    return sources;
  }
}
