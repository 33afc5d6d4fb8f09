package io.steplint.flow;

import io.steplint.asl.State;
import io.steplint.type.Type;
import java.util.List;
import java.util.Set;

/**
 * Where states are interpreted: in which run of which machine, and for which execution.
 *
 * @param run the run of the machine
 * @param executionInput what the execution was started with; that of the child for the iterations
 *     of a Distributed Map
 * @param recorder takes what goes wrong
 */
record Scope(MachineRun run, Type executionInput, Recorder recorder) {

  boolean isListening() {
    return recorder.isListening();
  }

  Scope silent() {
    return isListening() ? new Scope(run, executionInput, Recorder.SILENT) : this;
  }

  Scope startedWith(Type input) {
    return new Scope(run, input, recorder);
  }

  /** Records a state that was interpreted for the last time. */
  void record(State state, Frame entry, Step step) {
    run.states.put(
        state,
        new StateFlow(
            state,
            entry.input(),
            step.result(),
            step.output(),
            true,
            GroupInterpreter.taken(step),
            step.rules(),
            recorder.take(state)));
  }

  /** Records the states that were never interpreted. */
  static void recordUnreached(MachineRun run) {
    for (State state : run.definition.allStates()) {
      run.states.computeIfAbsent(
          state,
          s ->
              new StateFlow(
                  s,
                  Type.never(),
                  hasResult(s) ? Type.never() : null,
                  Type.never(),
                  false,
                  Set.of(),
                  List.of(),
                  List.of()));
    }
  }

  private static boolean hasResult(State state) {
    return switch (state.type()) {
      case TASK, MAP, PARALLEL -> true;
      default -> false;
    };
  }
}
