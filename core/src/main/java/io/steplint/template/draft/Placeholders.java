package io.steplint.template.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds <code>${…}</code> in strings. */
public final class Placeholders {

  private static final int MAX_NAME = 300;

  private Placeholders() {}

  /**
   * A run of a string.
   *
   * @param start where it begins in the string
   * @param end where it ends
   * @param name what stands between the braces, or null for plain characters
   * @param escape whether it is a <code>${!</code> whose exclamation mark is to be left out
   */
  public record Piece(int start, int end, @Nullable String name, boolean escape) {

    /** The characters that a plain piece stands for. */
    public String characters(String text) {
      String spelled = text.substring(start, end);
      return escape ? "${" + spelled.substring(3) : spelled;
    }
  }

  /** The pieces of a string as {@code Fn::Sub} reads it. */
  public static List<Piece> ofSub(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
      int close = text.indexOf('}', at);
      if (close < 0) {
        break;
      }
      String name = text.substring(at + 2, close).strip();
      boolean escape = name.startsWith("!");
      if (!escape && !isName(name)) {
        continue;
      }
      plain(pieces, from, at);
      pieces.add(new Piece(at, close + 1, escape ? null : name, escape));
      from = close + 1;
    }
    plain(pieces, from, text.length());
    return pieces;
  }

  /**
   * The pieces of a definition's text; what stands between the braces may be any expression of one
   * line without quotes and braces.
   */
  public static List<Piece> ofDefinition(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
      int close = close(text, at + 2);
      if (close < 0) {
        continue;
      }
      plain(pieces, from, at);
      pieces.add(new Piece(at, close + 1, text.substring(at + 2, close).strip(), false));
      from = close + 1;
    }
    plain(pieces, from, text.length());
    return pieces;
  }

  private static int close(String text, int from) {
    for (int i = from; i < text.length() && i < from + MAX_NAME; i++) {
      char c = text.charAt(i);
      if (c == '}') {
        return i > from ? i : -1;
      }
      if (c == '"' || c == '{' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  private static void plain(List<Piece> pieces, int start, int end) {
    if (end > start) {
      pieces.add(new Piece(start, end, null, false));
    }
  }

  /** Whether {@code name} can be a name between the braces of {@code Fn::Sub}. */
  public static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '_' && c != '.' && c != ':' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
