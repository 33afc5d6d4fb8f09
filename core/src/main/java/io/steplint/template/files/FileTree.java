package io.steplint.template.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the files of a folder that may be input. Links to folders are not followed: what they lead
 * to is found where it lies, or lies outside.
 */
public final class FileTree {

  /** Folders that never hold a project's own files. */
  private static final Set<String> SKIPPED =
      Set.of(".git", "node_modules", "target", ".terraform", ".gradle", ".idea", ".venv");

  private static final Set<String> ENDINGS = Set.of("json", "yaml", "yml", "asl", "template", "tf");

  private static final int MAX_DEPTH = 100;
  private static final int MAX_FILES = 500_000;
  private static final int MAX_LINKS = 1_000;

  private final ProjectFiles files;
  private final List<Path> found = new ArrayList<>();
  private final List<Path> outside = new ArrayList<>();

  private FileTree(ProjectFiles files) {
    this.files = files;
  }

  /**
   * The files under {@code folder}, sorted, without those that are ignored.
   *
   * @param files is told of the folders that cannot be opened
   */
  public static FileTree of(Path folder, ProjectFiles files) {
    FileTree tree = new FileTree(files);
    Path root = files.root();
    IgnoreRules rules = IgnoreRules.NONE;
    List<Path> above = new ArrayList<>();
    for (Path at = folder.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
      above.add(0, at);
    }
    for (Path parent : above) {
      rules = withOwn(rules, parent);
    }
    tree.walk(folder, rules, 0, false);
    return tree;
  }

  /** The files that may be input. */
  public List<Path> found() {
    return found;
  }

  /** The links that lead out of the project. */
  public List<Path> outside() {
    return outside;
  }

  private static IgnoreRules withOwn(IgnoreRules rules, Path folder) {
    Path file = folder.resolve(".gitignore");
    try {
      return Files.isRegularFile(file) && Files.size(file) < 1_000_000
          ? rules.with(folder, Files.readString(file, StandardCharsets.UTF_8))
          : rules;
    } catch (IOException e) {
      return rules;
    }
  }

  private void walk(Path folder, IgnoreRules above, int depth, boolean cdk) {
    if (depth > MAX_DEPTH || found.size() > MAX_FILES) {
      return;
    }
    IgnoreRules rules = cdk ? IgnoreRules.NONE : withOwn(above, folder);
    TreeMap<String, Path> entries = new TreeMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.put(String.valueOf(entry.getFileName()), entry);
      }
    } catch (IOException e) {
      files.unopenedFolder(folder, e);
      return;
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      files.unopenedFolder(folder, cause == null ? new IOException(e) : cause);
      return;
    }
    for (var entry : entries.entrySet()) {
      String name = entry.getKey();
      Path path = entry.getValue();
      if (Files.isSymbolicLink(path) && !files.isInside(path)) {
        if (!isSkipped(folder, name, cdk) && !rules.ignores(path, Files.isDirectory(path))) {
          leaves(path, name);
        }
      } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        boolean output = cdk || name.equals("cdk.out");
        if (!isSkipped(folder, name, cdk) && (output || !rules.ignores(path, true))) {
          walk(path, rules, depth + 1, output);
        }
      } else if (mayBeInput(name) && !rules.ignores(path, false) && Files.isRegularFile(path)) {
        found.add(path);
      }
    }
  }

  private void leaves(Path link, String name) {
    if (outside.size() < MAX_LINKS && (Files.isDirectory(link) || mayBeInput(name))) {
      outside.add(link);
    }
  }

  private static boolean isSkipped(Path folder, String name, boolean cdk) {
    return SKIPPED.contains(name)
        || (name.equals("build") && folder.endsWith(".aws-sam"))
        || (cdk && name.startsWith("asset."));
  }

  private static boolean mayBeInput(String name) {
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        || name.equals("terraform.tfvars")
        || name.endsWith(".auto.tfvars");
  }
}
