package io.steplint.integration.needs;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the states of a machine assign to variables. Whoever reads a variable reads one of these
 * values, for a variable that nothing has assigned cannot be read.
 */
final class AssignedVariables {

  private final State reader;

  /**
   * @param reader a state of the machine
   */
  AssignedVariables(State reader) {
    this.reader = reader;
  }

  /** The values that {@code name} is given; null where one of them is not to be seen. */
  @Nullable List<PayloadTemplate> of(String name) {
    StateGroup top = reader.group();
    for (State around = top.enclosing(); around != null; around = top.enclosing()) {
      top = around.group();
    }
    List<PayloadTemplate> values = new ArrayList<>();
    return collect(top, name, values) ? values : null;
  }

  /** Recursion is as deep as states are nested, which the reader of the document bounds. */
  private static boolean collect(StateGroup group, String name, List<PayloadTemplate> values) {
    for (State state : group.states().values()) {
      boolean seen = assigned(state.assign(), name, values);
      for (Catcher catcher : state.catchers()) {
        seen &= assigned(catcher.assign(), name, values);
      }
      if (state instanceof ChoiceState choice) {
        for (ChoiceState.Rule rule : choice.rules()) {
          seen &= assigned(rule.assign(), name, values);
        }
      }
      for (StateGroup inner : state.groups()) {
        seen &= collect(inner, name, values);
      }
      if (!seen) {
        return false;
      }
    }
    return true;
  }

  private static boolean assigned(
      @Nullable PayloadTemplate assign, String name, List<PayloadTemplate> values) {
    if (assign == null) {
      return true;
    }
    PayloadTemplate value = assign.member(name);
    if (value != null) {
      values.add(value);
    }
    return assign.kind() == PayloadTemplate.Kind.OBJECT;
  }
}
