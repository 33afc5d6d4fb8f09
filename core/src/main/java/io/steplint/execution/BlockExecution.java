package io.steplint.execution;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a block of states from its start to its end. */
final class BlockExecution {

  private final MachineExecution execution;
  private final StateGroup group;

  BlockExecution(MachineExecution execution, StateGroup group) {
    this.execution = execution;
    this.group = group;
  }

  /** What the last state gives. */
  Object run(Object input, Map<String, Object> outer) {
    Map<String, Object> variables = new LinkedHashMap<>(outer);
    State state = group.start();
    if (state == null) {
      throw new NotExecutableException(
          "It is not known with which state "
              + (group.pointer().toString().isEmpty() ? "the machine" : group.pointer())
              + " starts");
    }
    Object data = input;
    while (true) {
      StateExecution step = new StateExecution(execution, state, data, variables);
      step.run();
      data = step.output();
      String next = step.next();
      if (next == null) {
        return data;
      }
      variables.putAll(step.assigned());
      state = target(state, next);
    }
  }

  private State target(State from, String name) {
    @Nullable State target = group.state(name);
    if (target == null) {
      throw new NotExecutableException(
          from.pointer() + " leads to " + name + ", which is not there");
    }
    return target;
  }
}
