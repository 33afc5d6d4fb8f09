package io.steplint.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads a text as JSON, into plain values: Map, List, String, BigDecimal, Boolean and null. */
public final class JsonText {

  private static final int MAX_NESTING = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();

  private JsonText() {}

  /** The text is not JSON. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException() {
      super("not JSON", null, false, false);
    }
  }

  /** The text may be JSON, but it is beyond what is read. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("too large", null, false, false);
    }
  }

  /** A cheap look at the first character, so that few texts are read in vain. */
  static boolean couldBeJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return c == '{'
            || c == '['
            || c == '"'
            || c == '-'
            || (c >= '0' && c <= '9')
            || c == 't'
            || c == 'f'
            || c == 'n';
      }
    }
    return false;
  }

  /** The type of the value that the text holds; null where it is not JSON. */
  public static @Nullable Type typeOf(String text) {
    try {
      return Types.of(parse(text));
    } catch (MalformedException notJson) {
      return null;
    } catch (TooLargeException unread) {
      return Type.unknown();
    }
  }

  /**
   * The type of the value that the text holds for a strict reader: names of an object differ, and
   * numbers are finite as floating point has them. Null where it is refused.
   */
  public static @Nullable Type strictTypeOf(String text) {
    try {
      return Types.of(parse(text, true));
    } catch (MalformedException notJson) {
      return null;
    } catch (TooLargeException unread) {
      return Type.unknown();
    }
  }

  /** Whether the text may be JSON of a value of the type; false only where it certainly is not. */
  static boolean isTextOf(String text, Type type) {
    try {
      return type.contains(parse(text));
    } catch (MalformedException notJson) {
      return false;
    } catch (TooLargeException unread) {
      return true;
    }
  }

  static @Nullable Object parse(String text) throws MalformedException, TooLargeException {
    return parse(text, false);
  }

  private static @Nullable Object parse(String text, boolean strict)
      throws MalformedException, TooLargeException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedException();
      }
      Object value = read(parser, first, strict);
      if (parser.nextToken() != null) {
        throw new MalformedException();
      }
      return value;
    } catch (StreamConstraintsException beyond) {
      throw new TooLargeException();
    } catch (JacksonException malformed) {
      throw new MalformedException();
    }
  }

  /** Recursion ends at {@link #MAX_NESTING}, which the parser watches. */
  private static @Nullable Object read(JsonParser parser, JsonToken token, boolean strict)
      throws MalformedException {
    switch (token) {
      case START_OBJECT:
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          if (strict && fields.containsKey(name)) {
            throw new MalformedException();
          }
          fields.put(name, read(parser, parser.nextToken(), strict));
        }
        return fields;
      case START_ARRAY:
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          items.add(read(parser, t, strict));
        }
        return items;
      case VALUE_STRING:
        return parser.getString();
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        BigDecimal number = new BigDecimal(parser.getString());
        if (strict && !Double.isFinite(number.doubleValue())) {
          throw new MalformedException();
        }
        return number;
      case VALUE_TRUE:
        return Boolean.TRUE;
      case VALUE_FALSE:
        return Boolean.FALSE;
      default:
        return null;
    }
  }
}
