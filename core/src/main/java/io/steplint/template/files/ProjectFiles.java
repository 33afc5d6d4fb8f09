package io.steplint.template.files;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Problem;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceFiles;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.source.SourceTexts;
import io.steplint.text.Nearest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a project, each once, and none that lies outside of it: outside of its root
 * and of what the user names. Links are followed first.
 */
public final class ProjectFiles {

  private final ProjectRoot root;
  private final SourceTexts texts;
  private final Set<Path> named = new HashSet<>();
  private final Map<Path, Loaded> loaded = new HashMap<>();
  private final Map<Path, Document> documents = new HashMap<>();
  private final Set<Path> given = new HashSet<>();
  private final List<Problem> unopened = new ArrayList<>();

  /**
   * @param texts is told what was read; its root is the project's
   */
  public ProjectFiles(SourceTexts texts) {
    this.texts = texts;
    this.root = texts.root();
  }

  /** The folder of the project, after all links. */
  public Path root() {
    return root.folder();
  }

  /** Says that the user names a file or folder, which may lie outside the root. */
  public void name(Path path) {
    named.add(ProjectRoot.afterLinks(path));
  }

  /** The file of a name, or null where the file system has no such path. */
  public @Nullable Path file(String name) {
    return root.file(name);
  }

  /** The name of a file, as reports say it. */
  public String path(Path file) {
    return root.name(file);
  }

  /** A name as the user would write it. */
  public String shown(Path file) {
    return root.shown(root.name(file));
  }

  /** The file that {@code relative} names beside {@code from}, or null if that is no path. */
  public @Nullable Path beside(Path from, String relative) {
    try {
      Path folder = from.toAbsolutePath().getParent();
      return folder == null ? null : folder.resolve(relative).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Whether the file, after all links, lies inside the project or what the user names. */
  public boolean isInside(Path file) {
    Path real = ProjectRoot.afterLinks(file);
    if (real.startsWith(root.folder())) {
      return true;
    }
    for (Path one : named) {
      if (real.startsWith(one)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a file to read. */
  public boolean exists(Path file) {
    return Files.isRegularFile(file);
  }

  /**
   * The text of a file; null where there is none or it lies outside the project. One that cannot be
   * opened has no text and a problem.
   */
  public @Nullable Loaded load(Path file) {
    Path key = root.place(file);
    Loaded known = loaded.get(key);
    if (known == null && exists(key) && isInside(key)) {
      known = open(key);
      loaded.put(key, known);
      if (known.problem() == null) {
        texts.remember(known.source());
      }
    }
    return known;
  }

  private Loaded open(Path file) {
    String name = path(file);
    if (!root.canName(file)) {
      FileSource nothing = new FileSource(name, "");
      IOException reason = new IOException("its name cannot be spelled in the locale of this run");
      return new Loaded(nothing, unopened("file", reason, nothing));
    }
    try {
      return SourceFiles.read(file, name);
    } catch (IOException e) {
      FileSource nothing = new FileSource(name, "");
      return new Loaded(nothing, unopened("file", e, nothing));
    }
  }

  /** Says that a folder cannot be opened, so that nobody knows what is in it. */
  void unopenedFolder(Path folder, IOException reason) {
    unopened("folder", reason, new FileSource(path(folder), ""));
  }

  private Problem unopened(String what, IOException e, FileSource place) {
    Problem problem =
        new Problem(
            Problem.Kind.NOT_OPENED,
            "The " + what + " cannot be opened: " + reason(e),
            place.locate(0, 0));
    unopened.add(problem);
    return problem;
  }

  /** The files and folders that could not be opened, each once. */
  public List<Problem> unopened() {
    return List.copyOf(unopened);
  }

  /** Why something cannot be opened, in words. */
  private static String reason(IOException e) {
    String message = e.getMessage();
    return e instanceof AccessDeniedException
        ? "it is not permitted"
        : message == null ? "the file system does not say why" : message;
  }

  /** The document of a file, or null as for {@link #load}. */
  public @Nullable Document document(Path file) {
    Path key = root.place(file);
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
    Path key = root.place(file);
    loaded.put(key, text);
    given.add(key);
  }

  /** Forgets a text that turned out to be of no use. */
  public void forget(Path file) {
    Path key = root.place(file);
    if (!given.contains(key)) {
      loaded.remove(key);
      documents.remove(key);
    }
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
