package io.steplint.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the files of a run, to show their lines and to mend them: of files that were read,
 * and as they were read. A file that nothing read is not opened, whatever a finding calls it, and
 * of a file that changed in the meantime there is no text any more.
 */
public final class SourceTexts {

  private final ProjectRoot root;
  private final Map<String, Long> stamps = new HashMap<>();
  private final Map<String, @Nullable FileSource> known = new HashMap<>();

  public SourceTexts(ProjectRoot root) {
    this.root = root;
  }

  /** What the names of the files start from. */
  public ProjectRoot root() {
    return root;
  }

  /** Adds a text that is in no file, or not in the file of that name. */
  public SourceTexts with(FileSource text) {
    known.put(text.path(), text);
    return this;
  }

  /** Says that a file was read, and as which text. Keeps no text. */
  public synchronized void remember(FileSource read) {
    stamps.put(read.path(), stamp(read.text()));
  }

  /** The text of a file as it was read, or null where nothing read it or it changed since. */
  public synchronized @Nullable FileSource find(String name) {
    if (!known.containsKey(name)) {
      known.put(name, again(name));
    }
    return known.get(name);
  }

  /** Whether a file is still as it was read: asked of the file anew. */
  public synchronized boolean isUnchanged(String name) {
    return stamps.containsKey(name) ? again(name) != null : known.get(name) != null;
  }

  private @Nullable FileSource again(String name) {
    Long stamp = stamps.get(name);
    Path file = root.file(name);
    if (stamp == null || file == null) {
      return null;
    }
    try {
      SourceFiles.Loaded loaded = SourceFiles.read(file, name);
      return loaded.problem() == null && stamp == stamp(loaded.source().text())
          ? loaded.source()
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static long stamp(String text) {
    return (long) text.length() << 32 | text.hashCode() & 0xffffffffL;
  }
}
