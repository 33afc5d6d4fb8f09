package io.steplint.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Data that lies beside the checkout, in {@code ../shared/data}, and never in it. A test that needs
 * it is skipped, with a message, where it is absent.
 */
public final class Corpus {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Corpus() {}

  /** A file or folder of the data; skips the test where there is none. */
  public static Path path(String relative) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolveSibling("shared").resolve("data").resolve(relative);
      if (Files.exists(found)) {
        return found;
      }
    }
    return Assumptions.abort("skipped: ../shared/data/" + relative + " is not beside the checkout");
  }

  /** The objects of a file that holds one JSON object a line. */
  public static List<JsonNode> lines(String relative) {
    List<JsonNode> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(path(relative), StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          rows.add(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** A file that holds one JSON document. */
  public static JsonNode json(String relative) {
    return JSON.readTree(path(relative).toFile());
  }
}
