package io.steplint.integration.needs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a table beside this class that are no comments. */
final class TableLines {

  private TableLines() {}

  static List<String> of(String name) {
    try (InputStream in = TableLines.class.getResourceAsStream(name)) {
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
  static String[] columns(String line, int count) {
    String[] columns = line.split("\\|", -1);
    if (columns.length < count) {
      throw new IllegalStateException("Line with too few columns: " + line);
    }
    return columns;
  }
}
