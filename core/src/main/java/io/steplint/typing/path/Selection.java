package io.steplint.typing.path;

import io.steplint.type.Type;
import io.steplint.typing.Happens;

/**
 * What a path selects.
 *
 * @param type the values where the path is there; never where it must be missing
 * @param missing whether the path is not there
 * @param concrete whether a possible miss has a definite cause (an optional field, an alternative
 *     without the field, a length), and not merely something unknown on the way
 */
public record Selection(Type type, Happens missing, boolean concrete) {

  static final Selection NOTHING = new Selection(Type.never(), Happens.MUST, true);

  static Selection found(Type type) {
    return new Selection(type, Happens.NO, false);
  }

  /** The selected values, with their possible lack. */
  public Type orMissing() {
    return missing == Happens.NO ? type : type.orMissing();
  }
}
