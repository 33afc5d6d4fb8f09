package io.steplint.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a project, and the one place where a file becomes a name and a name a file.
 *
 * <p>A name is what reports, fingerprints and baselines say: the way from the root to the file, its
 * steps separated by {@code /}, the same from wherever Steplint is called. No other character of it
 * has a meaning: a backslash in the name of a file is a backslash. For the files inside the root
 * the two directions are inverse to each other; a file that has no such name is not read.
 */
public final class ProjectRoot {

  private static final String REPOSITORY = ".git";

  private final Path folder;
  private final Path workingFolder;

  private ProjectRoot(Path folder, Path workingFolder) {
    this.folder = folder;
    this.workingFolder = workingFolder;
  }

  /** A folder as a root, called from there. */
  public static ProjectRoot at(Path folder) {
    Path real = afterLinks(folder);
    return new ProjectRoot(real, real);
  }

  /**
   * The root of paths: the repository that holds the first of them, else the outermost folder
   * upwards from it with a configuration, else their common folder.
   *
   * @param workingFolder what the paths are relative to, and the path where there is none
   * @param paths files and folders; what is no path is left out
   * @param configuration the name of a configuration's file
   */
  public static ProjectRoot of(Path workingFolder, List<String> paths, String configuration) {
    Path working = afterLinks(workingFolder);
    @Nullable Path common = null;
    @Nullable Path first = null;
    for (String word : paths) {
      Path folder = folderOf(working, word);
      if (folder != null) {
        first = first == null ? folder : first;
        common = common == null ? folder : common(common, folder);
      }
    }
    Path start = first == null ? working : first;
    Path repository = upwards(start, REPOSITORY, false);
    Path configured = repository == null ? upwards(start, configuration, true) : repository;
    return new ProjectRoot(
        configured == null ? common == null ? working : common : configured, working);
  }

  private static @Nullable Path folderOf(Path working, String word) {
    try {
      Path path = afterLinks(working.resolve(word));
      return Files.isDirectory(path) ? path : path.getParent();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Path upwards(Path start, String name, boolean outermost) {
    Path found = null;
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(name))) {
        found = at;
        if (!outermost) {
          break;
        }
      }
    }
    return found;
  }

  private static Path common(Path one, Path two) {
    Path common = one;
    while (!two.startsWith(common) && common.getParent() != null) {
      common = common.getParent();
    }
    return common;
  }

  /** The folder, after all links. */
  public Path folder() {
    return folder;
  }

  /** Whether a file lies in the root, after all links. */
  public boolean holds(Path file) {
    return afterLinks(file).startsWith(folder);
  }

  /** A file as a report names it. A link inside the root is named itself, not what it leads to. */
  public String name(Path file) {
    return way(folder, place(file));
  }

  /** The one path of a file: without steps back, and from the real root on. */
  public Path place(Path file) {
    Path normal = file.toAbsolutePath().normalize();
    return normal.startsWith(folder) ? normal : afterLinks(file);
  }

  /**
   * The file that a name means, inside the root or not.
   *
   * @return null where the file system has no such path
   */
  public @Nullable Path file(String name) {
    try {
      return folder.resolve(folder.getFileSystem().getPath(name)).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Whether the file's name leads back to it: not where the locale cannot spell it. */
  public boolean canName(Path file) {
    Path place = place(file);
    return place.equals(file(way(folder, place)));
  }

  /** A name as a person in the working folder writes it. */
  public String shown(String name) {
    Path file = folder.equals(workingFolder) ? null : file(name);
    return file == null ? name : way(workingFolder, file);
  }

  private static String way(Path from, Path to) {
    Path root = to.getRoot();
    Path way = root != null && root.equals(from.getRoot()) ? from.relativize(to) : to;
    // On Windows alone a backslash separates steps, and there it can be nothing else.
    String separator = way.getFileSystem().getSeparator();
    return separator.equals("/") ? way.toString() : way.toString().replace(separator, "/");
  }

  /** A path after all links, as far as there is something there. */
  public static Path afterLinks(Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path normal = absolute.normalize();
      Path parent = normal.getParent();
      return parent == null ? normal : afterLinks(parent).resolve(normal.getFileName());
    }
  }
}
