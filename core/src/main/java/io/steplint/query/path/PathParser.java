package io.steplint.query.path;

import io.steplint.query.ParseResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths. A plain path ({@code $.a.b[0]}, {@code $$.Execution.Id}, {@code $name.field}), which
 * most are, is read by hand: that spares a short run the loading of ANTLR. Everything else, and
 * everything that is wrong, goes through the grammar; a test holds the two readings equal.
 */
public final class PathParser {

  /** How deep brackets, parentheses and negations of a filter may nest. */
  public static final int MAX_NESTING = 100;

  private PathParser() {}

  /** The path that the whole of {@code text} is, or why it is none. */
  public static ParseResult<Path> parse(String text) {
    return parse(text, 0, text.length());
  }

  /**
   * The path that stands in {@code text} from {@code start} to {@code end}, offsets of the text.
   */
  public static ParseResult<Path> parse(String text, int start, int end) {
    Path plain = parsePlain(text, start, end);
    return plain != null ? ParseResult.of(plain) : GrammarPathReader.read(text, start, end);
  }

  /** A path of plain names and numbers, or null where the grammar has to decide. */
  static @Nullable Path parsePlain(String text, int start, int end) {
    if (start == end || text.charAt(start) != '$') {
      return null;
    }
    int at = start + 1;
    Head head;
    if (at < end && text.charAt(at) == '$') {
      at++;
      head = new Head(Head.Kind.CONTEXT, "", start, at);
    } else {
      at = endOfWord(text, at, end);
      if (at > start + 1 && !isLetter(text.charAt(start + 1))) {
        return null;
      }
      head =
          at == start + 1
              ? new Head(Head.Kind.INPUT, "", start, at)
              : new Head(Head.Kind.VARIABLE, text.substring(start + 1, at), start, at);
    }
    List<Segment> segments = new ArrayList<>();
    while (at < end) {
      Segment segment = plainSegment(text, at, end);
      if (segment == null || !(segment.end() == end || isStep(text.charAt(segment.end())))) {
        return null;
      }
      segments.add(segment);
      at = segment.end();
    }
    return new Path(head, segments, start, end);
  }

  private static @Nullable Segment plainSegment(String text, int start, int end) {
    int stop = endOfWord(text, start + 1, end);
    if (stop == start + 1) {
      return null;
    }
    if (text.charAt(start) == '.') {
      String name = text.substring(start + 1, stop);
      return new Segment.Field(name, Segment.Notation.DOT, start, stop);
    }
    if (text.charAt(start) != '[' || stop == end || text.charAt(stop) != ']' || stop - start > 9) {
      return null;
    }
    int index = 0;
    for (int i = start + 1; i < stop; i++) {
      char digit = text.charAt(i);
      if (!isDigit(digit)) {
        return null;
      }
      index = index * 10 + (digit - '0');
    }
    return new Segment.Index(index, Segment.Notation.BRACKET, start, stop + 1);
  }

  private static int endOfWord(String text, int from, int end) {
    int at = from;
    while (at < end && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static boolean isStep(char c) {
    return c == '.' || c == '[';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
