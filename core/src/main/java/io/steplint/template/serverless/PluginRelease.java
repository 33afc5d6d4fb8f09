package io.steplint.template.serverless;

import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.files.ProjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which releases of the plugin {@code serverless-step-functions} a project may deploy with: the one
 * that a lock file names, or those that {@code package.json} allows.
 *
 * @param least the oldest of them, as major times 1000 plus minor
 * @param most the newest of them, counted alike
 */
record PluginRelease(int least, int most) {

  /** Nothing says which release it is. */
  static final PluginRelease ANY = new PluginRelease(0, Integer.MAX_VALUE);

  private static final int MAX_FOLDERS = 20;

  private static final String NAME = "serverless-step-functions";
  private static final String VERSION = "([0-9]{1,4})\\.([0-9]{1,4})\\.[0-9]";

  /** The lock files, and how each of them writes the release that it holds fast. */
  private static final List<String> LOCKS =
      List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml");

  private static final List<Pattern> LOCKED =
      List.of(
          Pattern.compile(NAME + "\"\\s*:\\s*\\{\\s*\"version\"\\s*:\\s*\"" + VERSION),
          Pattern.compile("(?m)^\"?" + NAME + "@[^\\n]{0,200}:\\r?\\n\\s+version:? \"?" + VERSION),
          Pattern.compile("(?m)^\\s+'?/?" + NAME + "[@/]" + VERSION));

  private static final Pattern ALLOWED =
      Pattern.compile("\"" + NAME + "\"\\s*:\\s*\"(\\^|~|>=)?\\s*" + VERSION);

  /** What the files beside a service, or in a folder around it, say. */
  static PluginRelease of(Path service, ProjectFiles files) {
    Path folder = service.toAbsolutePath().getParent();
    for (int i = 0; folder != null && i < MAX_FOLDERS && files.isInside(folder); i++) {
      for (String lock : LOCKS) {
        PluginRelease locked = locked(text(files, folder.resolve(lock)));
        if (locked != null) {
          return locked;
        }
      }
      PluginRelease allowed = allowed(text(files, folder.resolve("package.json")));
      if (allowed != null) {
        return allowed;
      }
      folder = folder.getParent();
    }
    return ANY;
  }

  private static @Nullable String text(ProjectFiles files, Path file) {
    Loaded loaded = files.exists(file) ? files.load(file) : null;
    return loaded == null ? null : loaded.source().text();
  }

  private static @Nullable PluginRelease locked(@Nullable String text) {
    if (text != null && text.contains(NAME)) {
      for (Pattern pattern : LOCKED) {
        Matcher found = pattern.matcher(text);
        if (found.find()) {
          int release = release(found, 1);
          return new PluginRelease(release, release);
        }
      }
    }
    return null;
  }

  private static @Nullable PluginRelease allowed(@Nullable String text) {
    Matcher found = ALLOWED.matcher(text == null ? "" : text);
    if (!found.find()) {
      return null;
    }
    int least = release(found, 2);
    String range = found.group(1);
    if (range == null || range.equals("~")) {
      return new PluginRelease(least, least);
    }
    return new PluginRelease(
        least, range.equals("^") ? least / 1000 * 1000 + 999 : Integer.MAX_VALUE);
  }

  private static int release(Matcher found, int group) {
    return Integer.parseInt(found.group(group)) * 1000 + Integer.parseInt(found.group(group + 1));
  }

  /** Whether the release is that one or a later one; null where both may be. */
  @Nullable Boolean since(int major, int minor) {
    int wanted = major * 1000 + minor;
    return least >= wanted ? Boolean.TRUE : most < wanted ? Boolean.FALSE : null;
  }
}
