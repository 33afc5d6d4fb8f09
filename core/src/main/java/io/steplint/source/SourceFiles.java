package io.steplint.source;

import io.steplint.source.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files as texts, and tells apart what is none. */
public final class SourceFiles {

  /** An account's export may hold 50 MB; nothing that is meant to be read is larger than this. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private SourceFiles() {}

  /**
   * A file's text.
   *
   * @param source the text; empty where there is a problem
   * @param problem why it cannot be read as text, or null
   */
  public record Loaded(FileSource source, @Nullable Problem problem) {

    /** The document in this text, or an empty one that carries the problem. */
    public Document document() {
      return problem == null ? Document.read(source) : new Document(source, null, List.of(problem));
    }
  }

  /**
   * Reads a file.
   *
   * @param file where it is
   * @param path how it is printed
   * @throws IOException if the file cannot be opened or read
   */
  public static Loaded read(Path file, String path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    return decode(bytes, path);
  }

  /** The text that {@code bytes} hold in UTF-8. */
  public static Loaded decode(byte[] bytes, String path) {
    if (bytes.length > MAX_BYTES) {
      return problem(path, Kind.TOO_LARGE, "The file is larger than 64 MB");
    }
    if (isUtf16(bytes)) {
      return problem(
          path,
          Kind.NOT_TEXT,
          "The file is in UTF-16, which PowerShell's > writes; save it as UTF-8");
    }
    for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
      if (bytes[i] == 0) {
        return problem(path, Kind.NOT_TEXT, "The file is binary, not text");
      }
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes));
      return new Loaded(new FileSource(path, text.toString()), null);
    } catch (CharacterCodingException e) {
      return problem(path, Kind.NOT_TEXT, "The file is not text in UTF-8; save it as UTF-8");
    }
  }

  /** Whether a text begins with the mark of UTF-16, or every other byte of it is zero. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 4) {
      return false;
    }
    int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    boolean little = bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
    boolean big = bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
    return mark == 0xFEFF || mark == 0xFFFE || little || big;
  }

  private static Loaded problem(String path, Kind kind, String message) {
    FileSource nothing = new FileSource(path, "");
    return new Loaded(nothing, new Problem(kind, message, nothing.locate(0, 0)));
  }
}
