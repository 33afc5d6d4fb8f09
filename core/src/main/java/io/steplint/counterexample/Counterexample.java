package io.steplint.counterexample;

import io.steplint.execution.ExecutionOutcome;
import io.steplint.execution.ExecutionStep;
import io.steplint.source.Location;
import io.steplint.workspace.StateMachine;
import java.util.List;

/**
 * An execution that does what a finding says, as it was run on Steplint's own interpreter.
 *
 * @param machine the machine that is started
 * @param outcome answers in order of use, states in the order in which they were entered
 * @param failing the step that does what the finding says
 * @param places where the states of the steps stand, one for each step
 */
public record Counterexample(
    StateMachine machine,
    Object input,
    ExecutionOutcome outcome,
    ExecutionStep failing,
    List<Location> places) {
  public Counterexample {
    places = List.copyOf(places);
  }
}
