package io.steplint.asl;

import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * One way from a state to the next.
 *
 * @param kind which field leads there
 * @param target the name of the next state, or null where a deployment decides it
 * @param node the name as it is written
 * @param pointer where the name is in the definition
 */
public record Transition(Kind kind, @Nullable String target, ScalarNode node, Pointer pointer) {

  /** The fields that lead from a state to the next. */
  public enum Kind {
    NEXT,
    /** {@code Default} of a Choice. */
    DEFAULT,
    /** {@code Next} of a rule of a Choice. */
    CHOICE,
    /** {@code Next} of a Catcher. */
    CATCH
  }

  static Transition of(Kind kind, ScalarNode node, Pointer pointer) {
    return new Transition(kind, node.literal(), node, pointer);
  }
}
