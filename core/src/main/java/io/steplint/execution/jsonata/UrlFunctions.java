package io.steplint.execution.jsonata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code $encodeUrl} and its like, as JavaScript's functions of these names. */
final class UrlFunctions {

  private static final String MARKS = "-_.!~*'()";
  private static final String RESERVED = ";/?:@&=+$,#";

  private UrlFunctions() {}

  static void addTo(StandardFunctions.Table table) {
    table.addStrict("encodeUrlComponent", 1, a -> encode(a.string(0), MARKS));
    table.addStrict("encodeUrl", 1, a -> encode(a.string(0), MARKS + RESERVED));
    table.addStrict("decodeUrlComponent", 1, a -> decode(a.string(0), ""));
    table.addStrict("decodeUrl", 1, a -> decode(a.string(0), RESERVED));
  }

  private static String encode(String text, String kept) {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw malformed(text);
    }
    StringBuilder out = new StringBuilder();
    while (bytes.hasRemaining()) {
      int unit = bytes.get() & 0xff;
      char c = (char) unit;
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || (unit < 0x80 && kept.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(hex(unit >> 4)).append(hex(unit & 15));
      }
    }
    return out.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }

  private static String decode(String text, String kept) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '%') {
        out.append(text.charAt(at++));
        continue;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int from = at;
      while (at < text.length() && text.charAt(at) == '%') {
        int unit = unit(text, at);
        if (unit < 0x80 && bytes.size() > 0) {
          break;
        }
        bytes.write(unit);
        at += 3;
        if (unit < 0x80) {
          break;
        }
      }
      String decoded = utf8(bytes.toByteArray());
      if (decoded == null) {
        throw malformed(text);
      }
      out.append(kept.contains(decoded) ? text.substring(from, at) : decoded);
    }
    return out.toString();
  }

  private static int unit(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw malformed(text);
    }
    return high * 16 + low;
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static JsonataFailure malformed(String text) {
    return new JsonataFailure("D3140").about(text);
  }
}
