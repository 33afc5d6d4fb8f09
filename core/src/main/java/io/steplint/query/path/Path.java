package io.steplint.query.path;

import java.util.List;

/**
 * A path, as Jayway understands it: a head and the steps that lead on from it.
 *
 * @param head where it starts
 * @param segments the steps, in order
 * @param start offset of the head
 * @param end offset behind the last step
 */
public record Path(Head head, List<Segment> segments, int start, int end) {

  public Path {
    segments = List.copyOf(segments);
  }

  /**
   * Whether the path selects at most one value. A definite path that is not there fails the state;
   * an indefinite one always gives an array, maybe an empty one.
   */
  public boolean isDefinite() {
    return isDefinite(segments);
  }

  /** Whether these steps select at most one value. */
  public static boolean isDefinite(List<Segment> steps) {
    for (Segment step : steps) {
      if (!step.isDefinite()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether this is a reference path as the language defines it: {@code $}, {@code $$} or a
   * variable, then only {@code .name}, {@code ['name']} and {@code [n]}.
   */
  public boolean isReferencePath() {
    if (head.kind() == Head.Kind.ELEMENT) {
      return false;
    }
    for (Segment segment : segments) {
      if (!segment.isReference()) {
        return false;
      }
    }
    return true;
  }

  /** The path in its plainest notation, which parses back to the same steps. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder().append(head);
    PathPrinter.append(segments, out);
    return out.toString();
  }
}
