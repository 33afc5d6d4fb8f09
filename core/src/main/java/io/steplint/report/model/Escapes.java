package io.steplint.report.model;

import io.steplint.report.TerminalText;

/**
 * Texts of a user's files inside texts of other languages, one function for each: whatever a name
 * holds, it stays one string or one comment there, and no terminal obeys it.
 */
final class Escapes {

  private Escapes() {}

  /** One line of comment, behind {@code #}. */
  static String comment(String text) {
    return TerminalText.of(text);
  }

  /** A comment between {@code /*} and its end, which takes no escapes in Java either. */
  static String blockComment(String text) {
    return TerminalText.of(text).replace('\\', '/').replace("*/", "* /").replace("/*", "/ *");
  }

  /** A string of YAML in double quotes. */
  static String yaml(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> unit(text, i, out);
      }
    }
    return out.append('"').toString();
  }

  /** A string of HCL in quotes, in which nothing is a template. */
  static String hcl(String text) {
    StringBuilder out = new StringBuilder();
    hclTemplate(text, out.append('"'));
    return out.append('"').toString();
  }

  /** Characters inside of the quotes of HCL, in which nothing is a template. */
  static void hclTemplate(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean opens = i + 1 < text.length() && text.charAt(i + 1) == '{';
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '$', '%' -> out.append(c).append(opens ? String.valueOf(c) : "");
        default -> unit(text, i, out);
      }
    }
  }

  /** A UTF-16 unit as it is, or by its number in the way that YAML and HCL share. */
  private static void unit(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (isPair(text, at) || TerminalText.isFit(text, at)) {
      out.append(c);
    } else if (Character.isSurrogate(c)) {
      out.append("\\ufffd");
    } else {
      String hex = Integer.toHexString(c);
      out.append("\\u").append("0000", hex.length(), 4).append(hex);
    }
  }

  private static boolean isPair(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /**
   * A label of Mermaid, which takes entities and no other escapes between quotes, and no nothing.
   */
  static String mermaid(String text) {
    String line = TerminalText.of(text);
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ("\"#<>&`\\".indexOf(c) >= 0) {
        out.append('#').append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return out.append(line.isBlank() ? "(no name)" : "").append('"').toString();
  }

  /** A string of Graphviz. */
  static String dot(String text) {
    return '"' + TerminalText.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
