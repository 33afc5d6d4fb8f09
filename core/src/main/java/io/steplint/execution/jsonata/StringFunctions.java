package io.steplint.execution.jsonata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code $substring}, {@code $split} and the like. Characters are Unicode code points. */
final class StringFunctions {

  private StringFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.addStrict(
        "string",
        1,
        a -> {
          Object value = Objects.requireNonNull(a.get(0));
          boolean pretty = Boolean.TRUE.equals(a.get(1));
          boolean structure = value instanceof Items || value instanceof java.util.Map;
          return pretty && structure ? ValueText.of(value, true) : Values.string(value);
        });
    table.addStrict("length", 1, a -> (double) length(a.string(0)));
    table.addStrict("substring", 3, StringFunctions::substring);
    table.addStrict(
        "substringBefore",
        2,
        a -> {
          int at = a.string(0).indexOf(textOf(a.get(1)));
          return at < 0 ? a.string(0) : a.string(0).substring(0, at);
        });
    table.addStrict(
        "substringAfter",
        2,
        a -> {
          int at = a.string(0).indexOf(textOf(a.get(1)));
          return at < 0 ? a.string(0) : a.string(0).substring(at + a.string(1).length());
        });
    table.addStrict("lowercase", 1, a -> a.string(0).toLowerCase(Locale.ROOT));
    table.addStrict("uppercase", 1, a -> a.string(0).toUpperCase(Locale.ROOT));
    table.addStrict("trim", 1, a -> trim(a.string(0)));
    table.addStrict("pad", 3, StringFunctions::pad);
    table.addStrict(
        "contains",
        2,
        a ->
            a.get(1) instanceof String part
                ? a.string(0).contains(part)
                : Matching.first(a, a.function(1), a.string(0)) != null);
    table.addStrict("match", 3, StringFunctions::match);
    table.addStrict("replace", 4, Replacing::replace);
    table.addStrict("split", 3, StringFunctions::split);
    table.addStrict("join", 2, StringFunctions::join);
    table.addStrict(
        "base64encode", 1, a -> Base64.getEncoder().encodeToString(lowBytes(a.string(0))));
    table.addStrict("base64decode", 1, a -> decoded(a.string(0)));
  }

  /** What JavaScript makes of an argument that it takes as a text. */
  private static String textOf(@Nullable Object value) {
    return value instanceof String text ? text : "undefined";
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String substring(Arguments a) {
    int[] characters = a.string(0).codePoints().toArray();
    double start = a.get(1) instanceof Double given ? given : 0;
    if (characters.length + start < 0) {
      start = 0;
    }
    double end = characters.length;
    if (a.get(2) instanceof Double length) {
      if (length <= 0) {
        return "";
      }
      end = start >= 0 ? start + length : characters.length + start + length;
    }
    return slice(characters, start, end);
  }

  /** As JavaScript's {@code slice}: positions cut to whole ones, negative ones from the end. */
  private static String slice(int[] characters, double start, double end) {
    int from = position(start, characters.length);
    int to = position(end, characters.length);
    return from >= to ? "" : new String(characters, from, to - from);
  }

  private static int position(double at, int length) {
    double whole = at < 0 ? Math.ceil(at) : Math.floor(at);
    return (int) Math.max(0, Math.min(length, whole < 0 ? length + whole : whole));
  }

  private static String trim(String text) {
    String result = text.replaceAll("[ \t\n\r]+", " ");
    int from = result.startsWith(" ") ? 1 : 0;
    int to = result.length() > from && result.endsWith(" ") ? result.length() - 1 : result.length();
    return result.substring(from, to);
  }

  private static String pad(Arguments a) {
    String text = a.string(0);
    double width = a.get(1) instanceof Double given ? given : 0;
    String with = a.get(2) instanceof String given && !given.isEmpty() ? given : " ";
    // Step Functions rounds the width down; the reference fails on one that is not whole.
    double missing = Math.floor(Math.abs(width)) - length(text);
    if (missing <= 0) {
      return text;
    }
    if (missing > Surroundings.SERVICE_ITEMS * 10.0) {
      throw new JsonataFailure(JsonataFailure.MEMORY);
    }
    int[] characters = with.codePoints().toArray();
    StringBuilder padding = new StringBuilder();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(characters[i % characters.length]);
    }
    return width > 0 ? text + padding : padding + text;
  }

  /** A limit as it is given, or infinitely many. */
  static double limit(Arguments a, int index, String code) {
    if (!(a.get(index) instanceof Double limit)) {
      return Double.POSITIVE_INFINITY;
    }
    if (limit < 0) {
      throw new JsonataFailure(code).about(limit);
    }
    return limit;
  }

  private static Items match(Arguments a) {
    double limit = limit(a, 2, "D3040");
    Items result = Items.emptySequence();
    Match match = limit > 0 ? Matching.first(a, a.function(1), a.string(0)) : null;
    while (match != null && result.size() < limit) {
      result.add(match.shown());
      match = match.next();
    }
    return result;
  }

  private static Items split(Arguments a) {
    String text = a.string(0);
    double limit = limit(a, 2, "D3020");
    Items result = new Items();
    if (limit <= 0) {
      return result;
    }
    if (a.get(1) instanceof String separator) {
      for (String part : parts(text, separator)) {
        if (result.size() < Math.floor(limit)) {
          result.add(part);
        }
      }
      return result;
    }
    int start = 0;
    Match match = Matching.first(a, a.function(1), text);
    while (match != null && result.size() < limit) {
      result.add(text.substring(start, match.start()));
      start = match.end();
      match = match.next();
    }
    if (result.size() < limit) {
      result.add(text.substring(start));
    }
    return result;
  }

  private static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      for (char c : text.toCharArray()) {
        parts.add(String.valueOf(c));
      }
      return parts;
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String join(Arguments a) {
    String separator = a.get(1) instanceof String given ? given : "";
    List<String> texts = new ArrayList<>();
    for (Object item : a.array(0)) {
      // Others than texts come here where nobody looks at the signature: $join(?, ',').
      boolean shown = item instanceof String || item instanceof Double || item instanceof Boolean;
      texts.add(shown ? Values.string(item) : "");
    }
    return String.join(separator, texts);
  }

  /** The low byte of each character, as the reference encodes. */
  private static byte[] lowBytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static String decoded(String text) {
    StringBuilder letters = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '=') {
        break;
      }
      char standard = c == '-' ? '+' : c == '_' ? '/' : c;
      if ((standard >= 'A' && standard <= 'Z')
          || (standard >= 'a' && standard <= 'z')
          || (standard >= '0' && standard <= '9')
          || standard == '+'
          || standard == '/') {
        letters.append(standard);
      }
    }
    if (letters.length() % 4 == 1) {
      letters.setLength(letters.length() - 1);
    }
    return new String(Base64.getDecoder().decode(letters.toString()), StandardCharsets.ISO_8859_1);
  }
}
