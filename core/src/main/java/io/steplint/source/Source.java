package io.steplint.source;

import io.steplint.text.Reference;
import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A text to be read, which knows where its characters stand in a file. Offsets count UTF-16 units
 * from 0; ends are exclusive.
 */
public abstract sealed class Source permits FileSource, EmbeddedSource {

  /** The characters. Those for which {@link #symbolAt} answers stand for a reference. */
  public abstract String text();

  /** The file that a person would open to see this text, as it is printed. */
  public abstract String path();

  /** The file this text finally stands in. */
  public abstract FileSource file();

  /** Where the characters from {@code start} to {@code end} stand in their file. */
  public final Location locate(int start, int end) {
    FileSource file = file();
    int from = fileOffset(start, false);
    int to = Math.max(from, end > start ? fileOffset(end - 1, true) : from);
    return file.location(from, to);
  }

  /**
   * The offset in {@link #file()} of one of this text's characters.
   *
   * @param end whether the offset after the character is wanted, instead of the one before it
   */
  abstract int fileOffset(int offset, boolean end);

  /** The reference that a character of this text stands for, or null for an ordinary one. */
  abstract @Nullable Reference symbolAt(char character);

  abstract boolean hasSymbols();

  /** Whether a string of this text holds a reference. */
  final boolean hasSymbol(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (symbolAt(value.charAt(i)) != null) {
        return true;
      }
    }
    return false;
  }

  /** A string of this text, or one decoded from it, with its references told from its letters. */
  final Text symbolic(String value) {
    if (!hasSymbols() || !hasSymbol(value)) {
      return Text.of(value);
    }
    Text.Builder text = Text.builder();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      Reference reference = symbolAt(value.charAt(i));
      if (reference != null) {
        text.append(value.substring(from, i)).append(reference);
        from = i + 1;
      }
    }
    return text.append(value.substring(from)).build();
  }
}
