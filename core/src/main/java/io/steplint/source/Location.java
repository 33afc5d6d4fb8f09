package io.steplint.source;

import java.util.Comparator;

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

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column)
          .thenComparingInt(Location::endLine)
          .thenComparingInt(Location::endColumn);

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
