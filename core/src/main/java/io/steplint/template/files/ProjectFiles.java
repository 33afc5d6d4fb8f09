package io.steplint.template.files;

import io.steplint.source.Document;
import io.steplint.source.SourceFiles;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.text.Nearest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the files of a project, each once, and none that lies outside of it. */
public final class ProjectFiles {

  private final Path workingFolder;
  private final Path root;
  private final Map<Path, Loaded> loaded = new HashMap<>();
  private final Map<Path, Document> documents = new HashMap<>();
  private final Set<Path> given = new HashSet<>();

  /**
   * @param workingFolder what printed paths are relative to
   * @param root the folder that nothing is read outside of
   */
  public ProjectFiles(Path workingFolder, Path root) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
    this.root = real(root.toAbsolutePath().normalize());
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  /** The folder that nothing is read outside of, after all links. */
  public Path root() {
    return root;
  }

  /** The file that a printed path names. */
  public Path file(String path) {
    return workingFolder.resolve(path).normalize();
  }

  /** How a file is printed: relative to the working folder, with {@code /}. */
  public String path(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path relative =
        absolute.getRoot() != null && absolute.getRoot().equals(workingFolder.getRoot())
            ? workingFolder.relativize(absolute)
            : absolute;
    return relative.toString().replace('\\', '/');
  }

  /** The file that {@code relative} names beside {@code from}, or null if that is no path. */
  public @Nullable Path beside(Path from, String relative) {
    try {
      Path folder = from.toAbsolutePath().getParent();
      return folder == null ? null : folder.resolve(relative.replace('\\', '/')).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Whether the file, after all links, lies inside the project. */
  public boolean isInside(Path file) {
    return real(file).startsWith(root);
  }

  /** Whether there is a file to read. */
  public boolean exists(Path file) {
    return Files.isRegularFile(file);
  }

  /** The text of a file, or null where it cannot be opened or lies outside the project. */
  public @Nullable Loaded load(Path file) {
    Path key = file.toAbsolutePath().normalize();
    Loaded known = loaded.get(key);
    if (known == null && exists(key) && isInside(key)) {
      try {
        known = SourceFiles.read(key, path(key));
        loaded.put(key, known);
      } catch (IOException e) {
        return null;
      }
    }
    return known;
  }

  /** The document of a file, or null where it cannot be opened or lies outside the project. */
  public @Nullable Document document(Path file) {
    Path key = file.toAbsolutePath().normalize();
    Document known = documents.get(key);
    if (known == null) {
      Loaded text = load(key);
      if (text != null) {
        known = text.document();
        documents.put(key, known);
      }
    }
    return known;
  }

  /** Takes a text as a file's content, without reading the file. It is not forgotten. */
  public void put(Path file, Loaded text) {
    Path key = file.toAbsolutePath().normalize();
    loaded.put(key, text);
    given.add(key);
  }

  /** Forgets a text that turned out to be of no use. */
  public void forget(Path file) {
    Path key = file.toAbsolutePath().normalize();
    if (!given.contains(key)) {
      loaded.remove(key);
      documents.remove(key);
    }
  }

  int count() {
    return loaded.size();
  }

  /** The file in the folder of a missing one that was probably meant, or null. */
  public @Nullable String nearest(Path missing) {
    Path folder = missing.getParent();
    Path name = missing.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder) || !isInside(folder)) {
      return null;
    }
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
        if (names.size() > 2_000) {
          break;
        }
      }
    } catch (IOException e) {
      return null;
    }
    String nearest = Nearest.to(name.toString(), names);
    return nearest == null ? null : path(folder.resolve(nearest));
  }
}
