package io.steplint.lint;

import io.steplint.source.Location;
import java.util.List;

/**
 * A change of the user's files after which the finding is gone.
 *
 * @param title what it does, in the imperative
 * @param safe whether no execution that worked before can behave differently after it
 * @param edits never overlapping
 */
public record Fix(String title, boolean safe, List<Edit> edits) {

  /** Characters that are replaced; an empty range inserts. */
  public record Edit(Location location, String text) {}

  public Fix {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("A fix changes something");
    }
  }

  /** A fix that replaces one range. */
  public static Fix replace(String title, boolean safe, Location location, String text) {
    return new Fix(title, safe, List.of(new Edit(location, text)));
  }
}
