package io.steplint.source;

import io.steplint.text.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of a whole file. */
public final class FileSource extends Source {

  private final String path;
  private final String text;
  private volatile int @Nullable [] lineStarts;

  /**
   * @param path the path as it is to be printed, with {@code /} as separator
   * @param text the decoded content
   */
  public FileSource(String path, String text) {
    this.path = path;
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public FileSource file() {
    return this;
  }

  /** The number of lines; a last line without a line end counts. */
  public int lineCount() {
    return lineStarts().length;
  }

  /**
   * A line without its line end.
   *
   * @param line from 1
   */
  public String line(int line) {
    int[] starts = lineStarts();
    int from = starts[line - 1];
    int to = line < starts.length ? starts[line] : text.length();
    while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * The offset of a place, at most that of the end of the text.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   */
  public int offset(int line, int column) {
    return Math.min(text.length(), lineStarts()[line - 1] + column - 1);
  }

  Location location(int start, int end) {
    int[] starts = lineStarts();
    int line = lineIndex(starts, start);
    int endLine = lineIndex(starts, end);
    return new Location(
        path, line + 1, start - starts[line] + 1, endLine + 1, end - starts[endLine] + 1);
  }

  private static int lineIndex(int[] starts, int offset) {
    int at = Arrays.binarySearch(starts, offset);
    return at >= 0 ? at : -at - 2;
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      int count = 1;
      for (int i = 0; i < text.length(); i++) {
        if (endsLine(i)) {
          count++;
        }
      }
      starts = new int[count];
      int line = 1;
      for (int i = 0; i < text.length(); i++) {
        if (endsLine(i)) {
          starts[line++] = i + 1;
        }
      }
      lineStarts = starts;
    }
    return starts;
  }

  private boolean endsLine(int offset) {
    char c = text.charAt(offset);
    return c == '\n'
        || (c == '\r' && (offset + 1 == text.length() || text.charAt(offset + 1) != '\n'));
  }

  @Override
  int fileOffset(int offset, boolean end) {
    return Math.min(text.length(), end ? offset + 1 : offset);
  }

  @Override
  @Nullable Reference symbolAt(char character) {
    return null;
  }

  @Override
  boolean hasSymbols() {
    return false;
  }
}
