package io.steplint.template.draft;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.Node;
import io.steplint.workspace.Unseen;
import java.nio.file.Path;

/** Where a definition is written, before its text becomes a tree. */
public sealed interface DefinitionDraft {

  /** It stands as values in a template. */
  record Values(Node value, Substitutions substitutions) implements DefinitionDraft {}

  /**
   * It stands as a text in a template.
   *
   * @param json whether it can be nothing but JSON
   */
  record Words(EmbeddedSource text, Substitutions substitutions, boolean json)
      implements DefinitionDraft {}

  /** It is a file of the project. */
  record InFile(Path file, Substitutions substitutions) implements DefinitionDraft {}

  /** It is a file of its own, with its placeholders filled. */
  record Whole(Document document) implements DefinitionDraft {}

  /** It was not to be seen. */
  record Hidden(Unseen unseen) implements DefinitionDraft {}

  /** There is none, and the reader has said so. */
  record Absent() implements DefinitionDraft {}
}
