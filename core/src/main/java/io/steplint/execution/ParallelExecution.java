package io.steplint.execution;

import io.steplint.asl.ParallelState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.StateGroup;
import java.util.ArrayList;
import java.util.List;

/** Runs the branches of a Parallel, one after the other. */
final class ParallelExecution {

  private final StateValues values;
  private final ParallelState state;

  ParallelExecution(StateValues values) {
    this.values = values;
    this.state = (ParallelState) values.state();
  }

  /** The outputs of the branches in their order. */
  List<Object> run() {
    PayloadTemplate arguments = state.isJsonata() ? state.arguments() : state.parameters();
    Object sent = arguments == null ? values.data() : values.template(arguments);
    List<Object> outputs = new ArrayList<>();
    MachineExecution execution = values.execution();
    for (StateGroup branch : state.branches()) {
      outputs.add(execution.block(branch, sent, values.variables(), execution, null));
    }
    return outputs;
  }
}
