package io.steplint.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text holds.
 *
 * @param source the text
 * @param root its value, or null where nothing could be read
 * @param problems what is wrong with it; may be there beside a usable root
 */
public record Document(Source source, @Nullable Node root, List<Problem> problems) {

  public Document {
    problems = List.copyOf(problems);
  }

  /** Reads JSON or YAML, whichever the file's name or else its first character says. */
  public static Document read(Source source) {
    String path = source.path();
    boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
    boolean json = path.endsWith(".json");
    return json || (!yaml && isBraced(source)) ? JsonReader.read(source) : YamlReader.read(source);
  }

  /**
   * Reads a text that is a value inside a file, so that the file's name does not say what it is:
   * JSON if it starts with a brace or bracket, else YAML.
   */
  public static Document readEmbedded(Source source) {
    return isBraced(source) ? JsonReader.read(source) : YamlReader.read(source);
  }

  private static boolean isBraced(Source source) {
    String text = source.text();
    int at = 0;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
  }
}
