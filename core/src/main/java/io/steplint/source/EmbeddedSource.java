package io.steplint.source;

import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that stands inside another file: in a string of a template, in a block scalar, put
 * together by a function of the template language, or a file some of whose characters were
 * substituted. Every character still knows its place in the outermost file.
 *
 * <p>References are carried as characters of the private use area that the text does not hold
 * otherwise; {@link ScalarNode#text()} shows them as references again.
 */
public final class EmbeddedSource extends Source {

  /** Marks a reference that stood where JSON has no quotes, so that its kind is unknown as well. */
  static final char BARE = '\uFDD0';

  private static final char FIRST_SYMBOL = '\uE000';
  private static final char LAST_SYMBOL = '\uF8FF';
  private static final Reference ANYTHING = new Reference("?", "${…}", Reference.Domain.ANY);

  private final String text;
  private final FileSource file;
  private final Chunk[] chunks;
  private final Map<Character, Reference> symbols;

  private EmbeddedSource(
      String text, FileSource file, Chunk[] chunks, Map<Character, Reference> symbols) {
    this.text = text;
    this.file = file;
    this.chunks = chunks;
    this.symbols = symbols;
  }

  /**
   * Starts a text that stands in {@code file}; pieces of other files are not possible, since a
   * finding names one file.
   */
  public static Builder in(FileSource file) {
    return new Builder(file);
  }

  /** The value of a string, as a text of its own. */
  public static EmbeddedSource of(ScalarNode scalar) {
    return in(scalar.source().file()).append(scalar).build();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public FileSource file() {
    return file;
  }

  @Override
  int fileOffset(int offset, boolean end) {
    if (chunks.length == 0) {
      return 0;
    }
    int low = 0;
    int high = chunks.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (chunks[middle].start <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return chunks[low].fileOffset(offset, end);
  }

  @Override
  @Nullable Reference symbolAt(char character) {
    return character < FIRST_SYMBOL || character > LAST_SYMBOL ? null : symbols.get(character);
  }

  @Override
  boolean hasSymbols() {
    return !symbols.isEmpty();
  }

  /**
   * This text with quotes around every reference that JSON would not accept where it stands; this
   * text itself where there is none.
   */
  EmbeddedSource quoteBareSymbols() {
    if (symbols.isEmpty()) {
      return this;
    }
    Builder quoted = null;
    boolean inString = false;
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Reference reference = symbolAt(c);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (reference != null) {
        if (quoted == null) {
          quoted = new Builder(file);
        }
        quoted.slice(this, copied, i);
        quoted.raw(
            "\"" + quoted.symbol(reference) + BARE + "\"",
            fileOffset(i, false),
            fileOffset(i, true));
        copied = i + 1;
      }
    }
    return quoted == null ? this : quoted.slice(this, copied, text.length()).build();
  }

  /** A run of the text and where it stands: character by character, or as a whole. */
  private record Chunk(
      int start, int length, int fileStart, int fileEnd, int @Nullable [] offsets, boolean exact) {

    int fileOffset(int offset, boolean end) {
      int index = Math.max(0, Math.min(offset - start, Math.max(0, length - 1)));
      if (!exact) {
        return end ? fileEnd : fileStart;
      }
      if (offset - start >= length && !end) {
        return fileEnd;
      }
      if (offsets == null) {
        return Math.min(fileEnd, fileStart + index + (end ? 1 : 0));
      }
      return end ? offsets[2 * index + 1] : offsets[2 * index];
    }
  }

  /** Puts an embedded text together, piece by piece. */
  public static final class Builder {
    private final FileSource file;
    private final StringBuilder text = new StringBuilder();
    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<Character, Reference> symbols = new HashMap<>();
    private final Map<Reference, Character> characters = new HashMap<>();
    private char next = FIRST_SYMBOL;

    private Builder(FileSource file) {
      this.file = file;
    }

    /** Appends characters of {@code source} as they are. */
    public Builder slice(Source source, int start, int end) {
      if (end <= start) {
        return this;
      }
      if (source.file() != file) {
        return replacement(Text.of(source.text().substring(start, end)), file, 0, 0);
      }
      int at = text.length();
      if (source == file) {
        text.append(source.text(), start, end);
        chunks.add(new Chunk(at, end - start, start, end, null, true));
        return this;
      }
      int[] offsets = new int[2 * (end - start)];
      for (int i = start; i < end; i++) {
        offsets[2 * (i - start)] = source.fileOffset(i, false);
        offsets[2 * (i - start) + 1] = source.fileOffset(i, true);
        Reference reference = source.symbolAt(source.text().charAt(i));
        text.append(reference == null ? source.text().charAt(i) : symbol(reference));
      }
      chunks.add(exact(at, end - start, offsets));
      return this;
    }

    /** Appends the value of a string. */
    public Builder append(ScalarNode scalar) {
      return append(scalar, 0, scalar.characters().length());
    }

    /**
     * Appends a part of the value of a string; offsets count in {@link ScalarNode#characters()}.
     */
    public Builder append(ScalarNode scalar, int start, int end) {
      if (scalar.source().file() != file) {
        return replacement(
            scalar.source().symbolic(scalar.characters().substring(start, end)), file, 0, 0);
      }
      if (end <= start) {
        return this;
      }
      String value = scalar.characters();
      int at = text.length();
      int[] offsets = new int[2 * (end - start)];
      int[] map = scalar.offsetMap();
      for (int i = start; i < end; i++) {
        offsets[2 * (i - start)] = scalar.source().fileOffset(map[2 * i], false);
        offsets[2 * (i - start) + 1] =
            scalar.source().fileOffset(Math.max(map[2 * i], map[2 * i + 1] - 1), true);
        Reference reference = scalar.source().symbolAt(value.charAt(i));
        text.append(reference == null ? value.charAt(i) : symbol(reference));
      }
      chunks.add(exact(at, end - start, offsets));
      return this;
    }

    /** Appends a text that stands for the characters of {@code source} from start to end. */
    public Builder replacement(Text value, Source source, int start, int end) {
      boolean here = source.file() == file;
      int from = here ? source.fileOffset(start, false) : 0;
      int to = here && end > start ? source.fileOffset(end - 1, true) : from;
      StringBuilder raw = new StringBuilder();
      for (Part part : value.parts()) {
        if (part instanceof Literal known) {
          raw.append(known.value());
        } else {
          raw.append(symbol((Reference) part));
        }
      }
      return raw(raw.toString(), from, to);
    }

    /**
     * Appends a text that stands for a part of the value of a string; offsets count in {@link
     * ScalarNode#characters()}.
     */
    public Builder replacement(Text value, ScalarNode scalar, int start, int end) {
      int[] map = scalar.offsetMap();
      if (start >= end || end > scalar.characters().length()) {
        return replacement(value, scalar.source(), scalar.start(), scalar.end());
      }
      return replacement(value, scalar.source(), map[2 * start], map[2 * end - 1]);
    }

    private Builder raw(String characters, int fileStart, int fileEnd) {
      if (!characters.isEmpty()) {
        chunks.add(new Chunk(text.length(), characters.length(), fileStart, fileEnd, null, false));
        text.append(characters);
      }
      return this;
    }

    private static Chunk exact(int at, int length, int[] offsets) {
      return new Chunk(at, length, offsets[0], offsets[offsets.length - 1], offsets, true);
    }

    /** The character that carries {@code reference}; the last one is shared when all are taken. */
    private char symbol(Reference reference) {
      Character known = characters.get(reference);
      if (known != null) {
        return known;
      }
      while (next < LAST_SYMBOL && file.text().indexOf(next) >= 0) {
        next++;
      }
      boolean exhausted = next == LAST_SYMBOL;
      symbols.put(next, exhausted ? ANYTHING : reference);
      characters.put(reference, next);
      return exhausted ? next : next++;
    }

    public EmbeddedSource build() {
      return new EmbeddedSource(
          text.toString(), file, chunks.toArray(Chunk[]::new), Map.copyOf(symbols));
    }
  }
}
