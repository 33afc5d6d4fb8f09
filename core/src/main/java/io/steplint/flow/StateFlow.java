package io.steplint.flow;

import io.steplint.asl.State;
import io.steplint.asl.Transition;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one state, over all executions whose input is an instance of the machine's.
 *
 * @param input what it receives; never where it is not entered
 * @param result what the task, branches or iterations returned; null for other types of state
 * @param output what it hands on, by whatever way it goes on; never where it cannot succeed
 * @param reachable whether an execution can come here
 * @param taken the transitions that some execution can take
 * @param choices for a Choice that is entered: whether each rule, and then the default, is taken
 * @param flaws what goes wrong in it
 */
public record StateFlow(
    State state,
    Type input,
    @Nullable Type result,
    Type output,
    boolean reachable,
    Set<Transition> taken,
    List<Happens> choices,
    List<Flaw> flaws) {

  public StateFlow {
    choices = List.copyOf(choices);
    flaws = List.copyOf(flaws);
  }
}
