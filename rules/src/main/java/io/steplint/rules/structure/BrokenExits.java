package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.StateType;
import io.steplint.asl.Transition;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;

/**
 * States of which it is not known where they lead, because their way out is a mistake of its own.
 * What such a state was meant to lead to is not blamed for it a second time.
 */
final class BrokenExits {

  private BrokenExits() {}

  /** Whether a block has a state that may come up in an execution and whose way out is wrong. */
  static boolean in(StateGroup group) {
    for (State state : group.states().values()) {
      if (isBroken(state, group) && group.graph().isReachable(state)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBroken(State state, StateGroup group) {
    for (Transition transition : state.transitions()) {
      String target = transition.target();
      if (target != null && group.state(target) == null) {
        return true;
      }
    }
    if (state.type() == StateType.SUCCEED || state.type() == StateType.FAIL) {
      return state.node().has("Next");
    }
    return state.transitions().isEmpty() && !ends(state);
  }

  private static boolean ends(State state) {
    Node end = state.node().get("End");
    ScalarNode scalar = end == null ? null : end.asScalar();
    return scalar != null && (scalar.isUnknown() || Boolean.TRUE.equals(scalar.booleanValue()));
  }
}
