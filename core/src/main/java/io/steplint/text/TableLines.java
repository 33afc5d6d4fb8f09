package io.steplint.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a table that lies beside a class: a line an entry, {@code #} starts a comment. */
public final class TableLines {

  private TableLines() {}

  /**
   * Reads a table.
   *
   * @param owner the class beside which it lies
   * @param name the file
   */
  public static List<String> of(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Table without a file: " + name);
      }
      List<String> lines = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns of a line; always at least as many as asked for. */
  public static String[] columns(String line, int count) {
    String[] columns = line.split("\\|", -1);
    if (columns.length < count) {
      throw new IllegalStateException("Line with too few columns: " + line);
    }
    return columns;
  }
}
