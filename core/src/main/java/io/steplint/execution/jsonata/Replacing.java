package io.steplint.execution.jsonata;

import org.jspecify.annotations.Nullable;

/** {@code $replace}. */
final class Replacing {

  private Replacing() {}

  static String replace(Arguments a) {
    String text = a.string(0);
    if ("".equals(a.get(1))) {
      throw new JsonataFailure("D3010");
    }
    double limit = StringFunctions.limit(a, 3, "D3011");
    if (limit <= 0) {
      return text;
    }
    return a.get(1) instanceof String part
        ? replaceText(text, part, a.get(2), limit)
        : replaceMatches(a, text, limit);
  }

  private static String replaceText(
      String text, String part, @Nullable Object replacement, double limit) {
    String with = replacement instanceof String given ? given : "undefined";
    StringBuilder out = new StringBuilder();
    int position = 0;
    int count = 0;
    for (int at = text.indexOf(part); at >= 0 && count < limit; at = text.indexOf(part, position)) {
      out.append(text, position, at).append(with);
      position = at + part.length();
      count++;
    }
    return out.append(text.substring(position)).toString();
  }

  private static String replaceMatches(Arguments a, String text, double limit) {
    Match match = Matching.first(a, a.function(1), text);
    if (match == null) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int position = 0;
    int count = 0;
    while (match != null && count < limit) {
      out.append(text, position, match.start());
      Object with =
          a.get(2) instanceof String template
              ? substituted(template, match)
              : a.call(a.function(2), match.value());
      if (!(with instanceof String piece)) {
        throw new JsonataFailure("D3012").about(with);
      }
      out.append(piece);
      position = match.start() + match.text().length();
      count++;
      match = match.next();
    }
    return out.append(text.substring(position)).toString();
  }

  /** The replacement with {@code $0}, {@code $1} … filled in. */
  private static String substituted(String template, Match match) {
    Items groups = match.groups();
    int digits = groups.isEmpty() ? 1 : String.valueOf(groups.size()).length();
    StringBuilder out = new StringBuilder();
    int position = 0;
    for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', position)) {
      out.append(template, position, at);
      position = at + 1;
      char next = position < template.length() ? template.charAt(position) : ' ';
      if (next == '$') {
        out.append('$');
        position++;
      } else if (next == '0') {
        out.append(match.text());
        position++;
      } else {
        int index = leadingNumber(template, position, digits);
        if (digits > 1 && index > groups.size()) {
          index = leadingNumber(template, position, digits - 1);
        }
        if (index < 0) {
          out.append('$');
        } else {
          Object group = index >= 1 && index <= groups.size() ? groups.get(index - 1) : null;
          out.append(group == null ? "" : group);
          position += String.valueOf(index).length();
        }
      }
    }
    return out.append(template.substring(position)).toString();
  }

  private static int leadingNumber(String text, int from, int most) {
    int at = from;
    while (at < text.length() && at < from + most && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at == from ? -1 : Integer.parseInt(text.substring(from, at));
  }
}
