package io.steplint.template.draft;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.files.ProjectFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is offered to the forms. */
public final class Candidate {

  private final Path file;
  private final boolean named;
  private final FileSource source;
  private final ProjectFiles files;

  /**
   * @param file where it is
   * @param named whether the user names it, rather than a folder that holds it
   * @param loaded its text
   */
  public Candidate(Path file, boolean named, Loaded loaded, ProjectFiles files) {
    this.file = file;
    this.named = named;
    this.source = loaded.source();
    this.files = files;
  }

  public Path file() {
    return file;
  }

  /** Its path as it is printed. */
  public String path() {
    return source.path();
  }

  /** Whether the user names it, rather than a folder that holds it. */
  public boolean isNamed() {
    return named;
  }

  public FileSource source() {
    return source;
  }

  /** Its tree, with what is wrong with its text; null where it is no text. */
  public @Nullable Document document() {
    return files.document(file);
  }

  /** The object that it holds, or null where it holds something else or cannot be parsed. */
  public @Nullable ObjectNode object() {
    Document document = document();
    Node root = document == null ? null : document.root();
    return root == null ? null : root.asObject();
  }
}
