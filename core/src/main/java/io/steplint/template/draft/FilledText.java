package io.steplint.template.draft;

import io.steplint.source.EmbeddedSource;
import io.steplint.source.Source;
import io.steplint.text.Text;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of a text so that each other character keeps its place. */
public final class FilledText {

  private FilledText() {}

  /**
   * The text with its placeholders filled.
   *
   * @param values the value of a placeholder; null leaves it as it stands
   */
  public static Source substitute(
      Source source, Function<Placeholders.Piece, @Nullable Text> values) {
    String text = source.text();
    if (text.indexOf("${") < 0) {
      return source;
    }
    List<Placeholders.Piece> pieces = Placeholders.ofDefinition(text);
    EmbeddedSource.Builder out = EmbeddedSource.in(source.file());
    for (Placeholders.Piece piece : pieces) {
      Text value = piece.name() == null ? null : values.apply(piece);
      if (value == null) {
        out.slice(source, piece.start(), piece.end());
      } else {
        out.replacement(value, source, piece.start(), piece.end());
      }
    }
    return out.build();
  }
}
