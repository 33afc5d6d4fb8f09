package io.steplint.testing;

import io.steplint.source.FileSource;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.UnusablePathException;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads texts as a project reads its files, for tests. */
public final class Texts {

  private Texts() {}

  /** The workspace of these texts, by their paths. */
  public static Workspace read(Map<String, String> texts) {
    List<Loaded> loaded = new ArrayList<>();
    texts.forEach((path, text) -> loaded.add(new Loaded(new FileSource(path, text), null)));
    try {
      return ProjectReader.read(ReadOptions.ofTexts(MachineType.UNKNOWN, loaded));
    } catch (IOException | UnusablePathException e) {
      throw new AssertionError("the texts cannot be read", e);
    }
  }
}
