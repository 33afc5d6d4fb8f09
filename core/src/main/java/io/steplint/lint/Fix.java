package io.steplint.lint;

import io.steplint.source.Location;
import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of the user's files after which the finding is gone.
 *
 * @param title what it does, in the imperative
 * @param safe whether no execution that worked before can behave differently after it
 * @param edits never overlapping
 */
public record Fix(String title, boolean safe, List<Edit> edits) {

  /**
   * Characters that are replaced; an empty range inserts.
   *
   * @param before what must stand there letter by letter, without an escape or the end of a line;
   *     null where the place is that of a whole key or value
   */
  public record Edit(Location location, @Nullable String before, String text) {

    /** An edit of a whole key or value, or between two. */
    public Edit(Location location, String text) {
      this(location, null, text);
    }

    /** An edit of a part of a string; offsets count in its {@link ScalarNode#literal}. */
    public static Edit within(ScalarNode string, int from, int to, String text) {
      String literal = Objects.requireNonNull(string.literal());
      return new Edit(string.location(from, to), literal.substring(from, to), text);
    }
  }

  public Fix {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("A fix changes something");
    }
  }

  /** A fix that replaces a part of a string that has no reference in it. */
  public static Fix replace(
      String title, boolean safe, ScalarNode string, int from, int to, String text) {
    return new Fix(title, safe, List.of(Edit.within(string, from, to, text)));
  }

  /** A fix that replaces one range. */
  public static Fix replace(String title, boolean safe, Location location, String text) {
    return new Fix(title, safe, List.of(new Edit(location, text)));
  }
}
