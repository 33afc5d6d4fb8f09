package io.steplint.execution.path;

import io.steplint.execution.json.Json;
import io.steplint.query.path.Path;
import java.util.List;
import java.util.Objects;

/** Reads values by paths. */
public final class PathReader {

  private PathReader() {}

  /**
   * What a path selects of a document: a value, or an array of values for a path that may select
   * several.
   *
   * @param path a path that was parsed
   * @param text the text it was parsed from, in which its offsets count
   * @param document what its head stands for
   * @throws PathFailure where it selects nothing
   */
  public static Object read(Path path, String text, Object document) {
    return walk(path, text, document, false);
  }

  /**
   * As {@link #read}, for an argument of an intrinsic function: there, a position behind the end of
   * an array is missing.
   *
   * @throws PathFailure where it selects nothing
   */
  public static Object readArgument(Path path, String text, Object document) {
    if (document == Json.NULL) {
      throw PathFailure.notApplicable("root can not be null");
    }
    return walk(path, text, document, true);
  }

  private static Object walk(Path path, String text, Object document, boolean onMaps) {
    List<PathStep> steps = PathSteps.of("$" + text.substring(path.head().end(), path.end()));
    return Objects.requireNonNull(new PathWalk(steps, document, onMaps).read(document));
  }
}
