package io.steplint.flow.origin;

import io.steplint.asl.State;
import io.steplint.query.path.Segment;
import io.steplint.source.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search for the origins of a value: what it has found, where it has been, and whether it can
 * still tell all of them.
 */
final class OriginSearch {

  private static final int MAX_STEPS = 2_000;
  private static final int MAX_ORIGINS = 32;

  private final List<Origin> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int steps;
  private boolean complete = true;

  /** What was found; empty where that is not all. */
  List<Origin> result() {
    return complete ? List.copyOf(found) : List.of();
  }

  /** There is an origin that cannot be told. */
  void giveUp() {
    complete = false;
  }

  /** Takes one more step; whether the search has come to its end without finding all. */
  boolean isSpent() {
    if (++steps > MAX_STEPS || found.size() > MAX_ORIGINS) {
      complete = false;
    }
    return !complete;
  }

  /** Whether a path at a place is to be followed: the search goes on and has not been there. */
  boolean enters(String place, List<Segment> path, Trail trail) {
    return !isSpent() && seen.add(place + " " + trail.parsed() + key(path));
  }

  void found(
      Origin.Kind kind,
      @Nullable State state,
      @Nullable Node place,
      List<Segment> path,
      Trail trail) {
    found.add(new Origin(kind, state, place, path, trail.parsed(), trail.parsedAt(), trail.way()));
  }

  private static String key(List<Segment> path) {
    StringBuilder out = new StringBuilder();
    for (Segment segment : path) {
      if (segment instanceof Segment.Field field) {
        out.append(" .").append(field.name());
      } else if (segment instanceof Segment.Index index) {
        out.append(" [").append(index.index());
      } else {
        out.append(" ?").append(segment.kind());
      }
    }
    return out.toString();
  }
}
