package io.steplint.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Task that waits for an answer.
 *
 * @param machineKey the machine it stands in, by its key in the workspace
 * @param stateMachine that machine's name
 * @param pointer where the state is, {@code /States/Run}
 * @param iteration the indices of the iterations it is in, outermost first
 * @param arguments what is sent, or null where that is not known yet
 */
public record TaskCall(
    String machineKey,
    String stateMachine,
    String pointer,
    List<Integer> iteration,
    @Nullable Object arguments) {
  public TaskCall {
    iteration = List.copyOf(iteration);
  }
}
