package io.steplint.report;

import io.steplint.source.FileSource;
import io.steplint.source.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines around a place, cut to what a screen shows.
 *
 * @param lines the line before, where there is one to show, and the line of the place
 * @param after the next lines of a place that goes on
 * @param start first column of the place on the last line, from 0
 * @param length columns it takes there, at least 1
 * @param markStart index of the place in the text of the last line
 * @param markEnd index after its last character there
 */
public record CodeFrame(
    List<Line> lines, List<Line> after, int start, int length, int markStart, int markEnd) {

  /** Columns of a file's text that are shown at most. */
  private static final int WIDTH = 110;

  /** Columns that are shown before a place that is far to the right. */
  private static final int LEAD = 30;

  /** Lines of a place that are shown after its first. */
  public static final int MAX_AFTER = 3;

  private static final String CUT = "…";

  /** A line as it is shown. */
  public record Line(int number, String text) {}

  public CodeFrame {
    lines = List.copyOf(lines);
    after = List.copyOf(after);
  }

  /** The frame of a place in a text; the text may have changed since the place was found. */
  public static CodeFrame of(FileSource file, Location place) {
    int number = Math.max(1, Math.min(place.line(), file.lineCount()));
    String text = file.line(number);
    int from = Math.max(0, Math.min(place.column() - 1, text.length()));
    int to = place.endLine() > place.line() ? text.length() : place.endColumn() - 1;
    to = Math.max(from, Math.min(to, text.length()));
    List<Line> lines = new ArrayList<>();
    int skip = firstShown(text, from);
    if (number > 1 && skip == 0) {
      String before = file.line(number - 1);
      if (!before.isBlank()) {
        lines.add(new Line(number - 1, new Cut(before, 0, 0, 0).text()));
      }
    }
    Cut cut = new Cut(text, skip, from, to);
    lines.add(new Line(number, cut.text()));
    List<Line> after = new ArrayList<>();
    int last = Math.min(Math.min(place.endLine(), file.lineCount()), number + MAX_AFTER);
    for (int next = number + 1; next <= last; next++) {
      after.add(new Line(next, new Cut(file.line(next), 0, 0, 0).text()));
    }
    return new CodeFrame(
        lines, after, cut.start, Math.max(1, cut.end - cut.start), cut.markStart, cut.markEnd);
  }

  /** The offset from which a line is shown, so that the place is on the screen. */
  private static int firstShown(String line, int place) {
    int columns = 0;
    for (int i = 0; i < place && columns <= WIDTH - LEAD; i++) {
      columns += line.charAt(i) == '\t' ? 4 : 1;
    }
    if (columns <= WIDTH - LEAD) {
      return 0;
    }
    int skip = place - LEAD;
    return Character.isLowSurrogate(line.charAt(skip)) ? skip - 1 : skip;
  }

  /** Lays a part of a line out in columns. */
  private static final class Cut {
    private final StringBuilder shown = new StringBuilder();
    private int start = -1;
    private int end = -1;
    private int markStart;
    private int markEnd;

    Cut(String line, int skip, int from, int to) {
      int column = 0;
      if (skip > 0) {
        shown.append(CUT);
        column++;
      }
      int i = skip;
      while (i < line.length() && column < WIDTH) {
        if (i >= from && start < 0) {
          start = column;
          markStart = shown.length();
        }
        if (i >= to && end < 0) {
          end = column;
          markEnd = shown.length();
        }
        String piece = TerminalText.shown(line, i, column);
        column += piece.isBlank() ? piece.length() : TerminalText.width(piece.codePointAt(0));
        shown.append(piece);
        i += Character.isHighSurrogate(line.charAt(i)) && piece.length() == 2 ? 2 : 1;
      }
      if (start < 0) {
        start = column;
        markStart = shown.length();
      }
      if (end < 0) {
        end = column;
        markEnd = shown.length();
      }
      if (i < line.length()) {
        shown.append(CUT);
      }
    }

    String text() {
      return shown.toString().stripTrailing();
    }
  }
}
