package io.steplint.template.terraform;

import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.JsonText;
import io.steplint.text.Text;

/** Strings whose characters keep their places, and values written as JSON. */
final class TerraformStrings {

  private TerraformStrings() {}

  /** A string that is a text of its own, so that what stands in it can be read further. */
  static ScalarNode of(EmbeddedSource source) {
    return new ScalarNode(
        source, 0, source.text().length(), null, ScalarNode.Kind.STRING, source.text());
  }

  /** The whole of a file as a string. */
  static ScalarNode of(FileSource file) {
    return new ScalarNode(file, 0, file.text().length(), null, ScalarNode.Kind.STRING, file.text());
  }

  /** A value as a string holds it: a scalar as it is, anything else as JSON. */
  static Text text(Node value) {
    ScalarNode scalar = value.asScalar();
    return scalar != null ? scalar.text() : JsonText.of(value);
  }
}
