package io.steplint.report;

import io.steplint.source.FileSource;
import io.steplint.source.SourceFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the files that findings name, to show the lines. Only those files are read, each
 * once.
 */
public final class SourceTexts {

  private final Path folder;
  private final Map<String, @Nullable FileSource> known = new HashMap<>();

  /**
   * @param folder what the paths of findings are relative to
   */
  public SourceTexts(Path folder) {
    this.folder = folder;
  }

  /** Adds a text that is in no file, or not in the file of that path. */
  public SourceTexts with(FileSource text) {
    known.put(text.path(), text);
    return this;
  }

  /** The text of a file as a finding names it, or null where it is not to be read any more. */
  public @Nullable FileSource find(String path) {
    if (!known.containsKey(path)) {
      known.put(path, read(path));
    }
    return known.get(path);
  }

  private @Nullable FileSource read(String path) {
    try {
      SourceFiles.Loaded loaded = SourceFiles.read(folder.resolve(path), path);
      return loaded.problem() == null ? loaded.source() : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
