package io.steplint.rules;

import io.steplint.lint.Fix;
import io.steplint.source.ArrayNode;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a document that keep its layout, for the fixes of rules. What cannot be changed letter
 * by letter (a text that a template builds, a definition inside of a string) gets no fix.
 */
public final class Mend {

  private Mend() {}

  /** A fix that puts another text in place of a whole string, or null. */
  public static @Nullable Fix text(String title, boolean safe, ScalarNode string, String text) {
    String literal = string.literal();
    if (literal == null || literal.isEmpty() || string.isSynthetic() || !isPlain(text)) {
      return null;
    }
    return Fix.replace(title, safe, string, 0, literal.length(), text);
  }

  /**
   * A fix that puts another string in place of a whole one, in double quotes, or null; for a text
   * that does not mean itself without quotes.
   */
  public static @Nullable Fix quoted(String title, boolean safe, ScalarNode string, String text) {
    return string.source() instanceof FileSource && !string.isSynthetic()
        ? Fix.replace(title, safe, string.location(), '"' + text + '"')
        : null;
  }

  /** A fix that gives a key another name, spelled as the file spells it, or null. */
  public static @Nullable Fix rename(String title, boolean safe, ScalarNode key, String name) {
    Fix.Edit edit = renaming(key, name);
    return edit == null ? null : new Fix(title, safe, List.of(edit));
  }

  private static Fix.@Nullable Edit renaming(ScalarNode key, String name) {
    String text = key.source().text();
    if (key.isSynthetic() || key.start() >= text.length() || key.end() > text.length()) {
      return null;
    }
    char first = text.charAt(key.start());
    if (first == '"' || first == '\'') {
      return new Fix.Edit(key.location(), first + name + first);
    }
    return Character.isLetter(first) ? new Fix.Edit(key.location(), name) : null;
  }

  /**
   * A fix that adds a member to an object, as its first one, or null.
   *
   * @param value the value as JSON
   */
  public static @Nullable Fix add(
      String title, boolean safe, ObjectNode object, String key, String value) {
    if (!(object.source() instanceof FileSource source) || object.start() >= object.end()) {
      return null;
    }
    String text = source.text();
    boolean flow = text.charAt(object.start()) == '{';
    if (object.members().isEmpty()) {
      return flow
          ? insert(title, safe, source, object.start() + 1, "\"" + key + "\": " + value)
          : null;
    }
    ScalarNode first = object.members().get(0).key();
    int at = first.start();
    if (first.isSynthetic() || at < object.start() || at >= text.length()) {
      return null;
    }
    if (flow) {
      String between = text.substring(object.start() + 1, at);
      if (!between.isBlank()) {
        return null; // a comment stands there
      }
      String colon = text.startsWith(":", first.end()) && isTight(text, first.end()) ? ":" : ": ";
      return insert(title, safe, source, at, "\"" + key + "\"" + colon + value + "," + between);
    }
    int line = text.lastIndexOf('\n', at - 1) + 1;
    String indent = " ".repeat(at - line);
    return text.substring(line, at).indexOf('\t') >= 0
        ? null
        : insert(title, safe, source, at, key + ": " + value + end(text, line) + indent);
  }

  /**
   * A fix that adds an item to a list, as its first one, or null.
   *
   * @param item the item as JSON on one line
   */
  public static @Nullable Fix addItem(String title, boolean safe, ArrayNode list, String item) {
    if (!(list.source() instanceof FileSource source)
        || source.path().endsWith(".tf")
        || list.items().isEmpty()) {
      return null;
    }
    String text = source.text();
    int open = list.start();
    int at = list.items().get(0).start();
    if (open >= at || at >= text.length() || !text.substring(open + 1, at).isBlank()) {
      return null; // the list stands for another, or a comment is in between
    }
    if (text.charAt(open) == '[') {
      return insert(title, safe, source, at, item + "," + text.substring(open + 1, at));
    }
    int line = text.lastIndexOf('\n', open) + 1;
    return text.charAt(open) == '-' && text.substring(line, open).isBlank()
        ? insert(
            title, safe, source, open, "- " + item + end(text, line) + text.substring(line, open))
        : null;
  }

  /** The end of the line before a line. */
  private static String end(String text, int line) {
    return line > 1 && text.charAt(line - 2) == '\r' ? "\r\n" : "\n";
  }

  private static boolean isTight(String text, int colon) {
    return colon + 1 < text.length() && text.charAt(colon + 1) > ' ';
  }

  private static Fix insert(String title, boolean safe, FileSource source, int at, String text) {
    Location place = source.locate(at, at);
    return Fix.replace(title, safe, place, text);
  }

  /** A fix that takes a member out of an object, with the comma or the line it needs, or null. */
  public static @Nullable Fix remove(
      String title, boolean safe, ObjectNode object, ObjectNode.Member member) {
    if (!(object.source() instanceof FileSource source)
        || member.key().isSynthetic()
        || object.members().size() < 2) {
      return null;
    }
    String text = source.text();
    int index = object.members().indexOf(member);
    Node value = member.value();
    if (text.charAt(object.start()) == '{') {
      boolean last = index == object.members().size() - 1;
      int from = last ? object.members().get(index - 1).value().end() : member.key().start();
      int to = last ? value.end() : object.members().get(index + 1).key().start();
      return text.substring(from, to).contains("#")
          ? null // a comment may stand there
          : Fix.replace(title, safe, source.locate(from, to), "");
    }
    int from = text.lastIndexOf('\n', member.key().start()) + 1;
    int to = text.indexOf('\n', value.end());
    if (to < 0
        || !text.substring(from, member.key().start()).isBlank()
        || !text.substring(value.end(), to).isBlank()) {
      return null;
    }
    return Fix.replace(title, safe, source.locate(from, to + 1), "");
  }

  /** Whether a text means itself in JSON and in YAML, with quotes around it or without. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word =
          (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      boolean inner = i > 0 && i < text.length() - 1 && (c == ' ' || c == '-' || c == ':');
      if (!word && !inner && c != '.') {
        return false;
      }
      if (c == ':' && (i == 0 || text.charAt(i + 1) == ' ')) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
