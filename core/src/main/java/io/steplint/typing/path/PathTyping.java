package io.steplint.typing.path;

import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.ArrayShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import java.util.List;

/**
 * Selects from types along paths, the way json-path 2.0.0 selects from values: the engine that
 * contradicts no read recorded on AWS.
 */
public final class PathTyping {

  private PathTyping() {}

  /** What a path of a field selects from the values of a type. */
  public static Selection select(Type type, List<Segment> path) {
    return select(type, path, ReadBy.FIELD);
  }

  /**
   * What a path selects from the values of a type. A definite path selects one value or is missing;
   * an indefinite one gives an array, but it can fail as well.
   */
  public static Selection select(Type type, List<Segment> path, ReadBy by) {
    return new PathReader(path, by).read(type.present(), 0).toSelection(Path.isDefinite(path));
  }

  /** The lengths that an array can have. */
  public static Type length(ArrayShape array) {
    return array.max() == ArrayShape.UNBOUNDED
        ? Types.integerFrom(array.min())
        : Types.integer(array.min(), array.max());
  }
}
