package io.steplint.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that results are written to. */
public final class OutputFiles {

  private OutputFiles() {}

  /**
   * A new or emptied file, in UTF-8, with its folder where that is not there yet. Half a surrogate
   * pair, which a definition can hold and UTF-8 cannot, becomes a question mark, as it does on
   * standard output.
   */
  public static Writer open(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new BufferedWriter(
        new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
  }
}
