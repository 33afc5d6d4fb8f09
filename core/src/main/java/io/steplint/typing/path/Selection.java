package io.steplint.typing.path;

import io.steplint.type.Type;
import io.steplint.typing.Happens;

/**
 * What a path selects.
 *
 * @param type the values where the path is there; never where it must be missing
 * @param missing whether the path is not there, so that reading it fails
 * @param concrete whether a possible miss has a definite cause (an optional field, an alternative
 *     without the field, a length), and not merely something unknown on the way
 * @param step the index of the step at which it fails; 0 where it does not
 */
public record Selection(Type type, Happens missing, boolean concrete, int step) {

  /** Nothing is known of what a path selects. */
  public static final Selection UNKNOWN = new Selection(Type.unknown(), Happens.MAY, false, 0);

  /** The selected values, with their possible lack. */
  public Type orMissing() {
    return missing == Happens.NO ? type : type.orMissing();
  }
}
