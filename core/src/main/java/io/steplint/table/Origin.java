package io.steplint.table;

/**
 * What a table was made from.
 *
 * @param source the package, or the pages, that tell it
 * @param version of the source; empty where it has none
 * @param day on which the source was published, or read where it bears no date: 2026-11-29
 */
public record Origin(String source, String version, String day) {

  /** In a line, for people. */
  @Override
  public String toString() {
    return source + (version.isEmpty() ? "" : " " + version) + ", " + day;
  }
}
