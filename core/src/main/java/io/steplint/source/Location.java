package io.steplint.source;

import org.jspecify.annotations.Nullable;

/**
 * A range of characters in a file.
 *
 * @param file the path as it is printed, with {@code /} as separator
 * @param line first line, from 1
 * @param column first column, from 1, in UTF-16 units
 * @param endLine line of the character after the last
 * @param endColumn column of the character after the last
 */
public record Location(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<Location> {

  // Written out, here and below: comparators that are put together, and what records inherit, are
  // linked at run time, which costs milliseconds at the start.
  @Override
  public int compareTo(Location other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byStart = comparePlace(line, column, other.line, other.column);
    return byStart != 0
        ? byStart
        : comparePlace(endLine, endColumn, other.endLine, other.endColumn);
  }

  private static int comparePlace(int line, int column, int otherLine, int otherColumn) {
    return line != otherLine
        ? Integer.compare(line, otherLine)
        : Integer.compare(column, otherColumn);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Location that && compareTo(that) == 0;
  }

  /** Whether the whole of another place lies in this one. */
  public boolean contains(Location other) {
    return file.equals(other.file)
        && comparePlace(line, column, other.line, other.column) <= 0
        && comparePlace(other.endLine, other.endColumn, endLine, endColumn) <= 0;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * file.hashCode() + line) + column) + endLine + endColumn;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
