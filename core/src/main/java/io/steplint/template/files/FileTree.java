package io.steplint.template.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds the files of a folder that may be input. Links to folders are not followed. */
public final class FileTree {

  /** Folders that never hold a project's own files. */
  private static final Set<String> SKIPPED =
      Set.of(".git", "node_modules", "target", ".terraform", ".gradle", ".idea", ".venv");

  private static final Set<String> ENDINGS = Set.of("json", "yaml", "yml", "asl", "template", "tf");

  private static final int MAX_DEPTH = 100;
  private static final int MAX_FILES = 500_000;

  private final List<Path> found = new ArrayList<>();

  private FileTree() {}

  /** The files under {@code folder}, sorted, without those that are ignored. */
  public static List<Path> of(Path folder, Path root) {
    FileTree tree = new FileTree();
    IgnoreRules rules = IgnoreRules.NONE;
    List<Path> above = new ArrayList<>();
    for (Path at = folder.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
      above.add(0, at);
    }
    for (Path parent : above) {
      rules = withOwn(rules, parent);
    }
    tree.walk(folder, rules, 0, false);
    return tree.found;
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
      return;
    }
    for (var entry : entries.entrySet()) {
      String name = entry.getKey();
      Path path = entry.getValue();
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        boolean output = cdk || name.equals("cdk.out");
        if (!isSkipped(folder, name, cdk) && (output || !rules.ignores(path, true))) {
          walk(path, rules, depth + 1, output);
        }
      } else if (mayBeInput(name) && !rules.ignores(path, false) && Files.isRegularFile(path)) {
        found.add(path);
      }
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
