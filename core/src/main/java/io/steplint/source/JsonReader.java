package io.steplint.source;

import io.steplint.source.ObjectNode.Member;
import io.steplint.source.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads JSON with Jackson's streaming parser into a tree that knows where everything stands.
 *
 * <p>A text that is not strict JSON but only takes liberties that editors accept (comments,
 * trailing commas) is read all the same, so that the rest of it can be analysed; the liberty is a
 * problem.
 */
public final class JsonReader {

  // Without canonicalising and interning: names differ from file to file, and the shared table
  // costs more than it saves. Without a pool of buffers: it costs more at the start than it saves.
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(constraints())
          .build();

  private final Source source;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();

  private JsonReader(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** The document of {@code source}; never throws for what the text holds. */
  public static Document read(Source source) {
    Source readable =
        source instanceof EmbeddedSource embedded ? embedded.quoteBareSymbols() : source;
    return new JsonReader(readable).read();
  }

  private static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(Nesting.MAX_DEPTH)
        .maxStringLength(Integer.MAX_VALUE)
        .maxNameLength(Integer.MAX_VALUE)
        .maxNumberLength(Integer.MAX_VALUE)
        .build();
  }

  private Document read() {
    if (isBlank()) {
      problems.add(new Problem(Kind.EMPTY, "The file is empty", source.locate(0, 0)));
      return new Document(source, null, problems);
    }
    String readable = text;
    if (text.charAt(0) == '\uFEFF') {
      problems.add(
          new Problem(
              Kind.BYTE_ORDER_MARK,
              "The text starts with a byte-order mark, which is not part of JSON",
              source.locate(0, 1)));
      readable = " " + text.substring(1);
    }
    Node root;
    try {
      root = parse(STRICT, readable);
    } catch (StreamConstraintsException e) {
      problems.add(tooDeep(e));
      root = null;
    } catch (StreamReadException e) {
      root = readLeniently(readable, e);
    }
    return new Document(source, root, problems);
  }

  private @Nullable Node readLeniently(String readable, StreamReadException strict) {
    JsonFactory lenient =
        JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .streamReadConstraints(constraints())
            .build();
    int before = problems.size();
    try {
      Node root = parse(lenient, readable);
      problems.add(new Problem(Kind.NOT_STRICT, message(strict), place(strict)));
      return root;
    } catch (StreamConstraintsException e) {
      discardFrom(before);
      problems.add(tooDeep(e));
      return null;
    } catch (StreamReadException e) {
      discardFrom(before);
      problems.add(new Problem(Kind.SYNTAX, message(strict), place(strict)));
      return null;
    }
  }

  private void discardFrom(int size) {
    problems.subList(size, problems.size()).clear();
  }

  private Node parse(JsonFactory factory, String readable) {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), readable)) {
      parser.nextToken();
      Node root = value(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(
            parser, "There is more text after the value", parser.currentTokenLocation());
      }
      return root;
    }
  }

  private Node value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    int start = (int) parser.currentTokenLocation().getCharOffset();
    if (token == JsonToken.START_OBJECT) {
      return object(parser, start);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        requireMore(parser);
        items.add(value(parser));
      }
      return new ArrayNode(source, start, closing(parser), null, items);
    }
    if (token == JsonToken.VALUE_STRING) {
      return string(parser.getString(), start);
    }
    ScalarNode.Kind kind =
        token.isNumeric()
            ? ScalarNode.Kind.NUMBER
            : token == JsonToken.VALUE_NULL ? ScalarNode.Kind.NULL : ScalarNode.Kind.BOOLEAN;
    String spelled = parser.getString();
    return new ScalarNode(source, start, start + spelled.length(), null, kind, spelled);
  }

  private ObjectNode object(JsonParser parser, int start) {
    List<Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      requireMore(parser);
      int keyStart = (int) parser.currentTokenLocation().getCharOffset();
      ScalarNode key = string(parser.currentName(), keyStart);
      if (!names.add(key.characters())) {
        problems.add(
            new Problem(
                Kind.DUPLICATE_KEY,
                "The key \"" + key.string() + "\" stands twice in this object",
                key.location()));
      }
      parser.nextToken();
      requireMore(parser);
      members.add(new Member(key, value(parser)));
    }
    return new ObjectNode(source, start, closing(parser), null, members);
  }

  private ScalarNode string(String value, int start) {
    int end = endOfString(start);
    if (value.length() == 2 && value.charAt(1) == EmbeddedSource.BARE) {
      return new ScalarNode(
          source, start, end, null, ScalarNode.Kind.UNKNOWN, value.substring(0, 1));
    }
    return new ScalarNode(source, start, end, null, ScalarNode.Kind.STRING, value);
  }

  private int endOfString(int start) {
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        break;
      }
    }
    return Math.min(at, text.length());
  }

  private static int closing(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset() + 1;
  }

  private static void requireMore(JsonParser parser) {
    if (parser.currentToken() == null) {
      throw new StreamReadException(parser, "The text ends too early", parser.currentLocation());
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ' ' && text.charAt(i) != '\uFEFF') {
        return false;
      }
    }
    return true;
  }

  private Problem tooDeep(StreamConstraintsException e) {
    return new Problem(
        Kind.TOO_DEEP, "Values are nested deeper than " + Nesting.MAX_DEPTH + " levels", place(e));
  }

  private Location place(JacksonException e) {
    long offset = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
    int start = (int) Math.max(0, Math.min(offset, text.length()));
    if (start == text.length() || text.charAt(start) == '\n') {
      // Jackson has read past the character it complains of.
      while (start > 0 && (start == text.length() || text.charAt(start) <= ' ')) {
        start--;
      }
    }
    return source.locate(start, Math.min(text.length(), start + 1));
  }

  private static String message(StreamReadException e) {
    String message = e.getOriginalMessage();
    // Behind this, the parser speaks of itself.
    for (String ending : new String[] {"\n", " (start marker at", " (for Object starting at"}) {
      int cut = message.indexOf(ending);
      message = cut < 0 ? message : message.substring(0, cut);
    }
    return JsonComplaint.of(message);
  }
}
