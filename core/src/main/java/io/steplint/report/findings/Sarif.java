package io.steplint.report.findings;

import io.steplint.lint.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What the parts of a SARIF log have in common: texts, levels and addresses of files. */
final class Sarif {

  /** Stands for the folder in which Steplint ran. */
  static final String ROOT = "%SRCROOT%";

  private Sarif() {}

  /** Writes a member that holds a text. */
  static void message(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.id();
  }

  /** A phrase as a sentence: with a capital and a full stop. */
  static String sentence(String phrase) {
    if (phrase.isEmpty()) {
      return phrase;
    }
    char last = phrase.charAt(phrase.length() - 1);
    String capital = phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    return last == '.' || last == '?' || last == '!' ? capital : capital + ".";
  }

  /** A path as a relative URI reference. */
  static String uri(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/!$&'()*+,;=@".indexOf(c) >= 0;
      if (plain) {
        out.append((char) c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
