package io.steplint.template.terraform;

import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.Placeholders;
import io.steplint.workspace.Fact;
import java.util.HashSet;
import java.util.Set;

/** Finds placeholders in a file that {@code file()} reads, which fills none of them. */
final class TerraformPlaceholders {

  private TerraformPlaceholders() {}

  /**
   * Notes the placeholders of a definition that is the whole of a file; each name once, where it
   * stands first.
   *
   * @param machine the name of the machine
   * @param address the address of its resource
   */
  static void check(ScalarNode definition, String machine, String address, Notebook notebook) {
    if (definition.source() != definition.source().file()) {
      return;
    }
    String text = definition.string();
    Set<String> met = new HashSet<>();
    for (Placeholders.Piece piece : Placeholders.ofDefinition(text)) {
      String name = piece.name();
      if (name != null && Placeholders.isName(name) && met.add(name)) {
        notebook.fact(
            Fact.Kind.OPEN_PLACEHOLDER,
            "The function file() does not fill the placeholder ${" + name + "}",
            "read the file with templatefile(path, { " + name + " = … })",
            definition.source().locate(piece.start(), piece.end()),
            machine,
            address);
      }
    }
  }
}
