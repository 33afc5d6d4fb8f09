package io.steplint.flow;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.type.Type;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a state machine started with a certain input: for every execution whose input is
 * an instance of {@link #input()}, every value is an instance of its type here.
 */
public final class MachineFlow {

  private final StateMachine machine;
  private final Definition definition;
  private final Type input;
  private final Type output;
  private final Map<State, StateFlow> states;

  MachineFlow(
      StateMachine machine,
      Definition definition,
      Type input,
      Type output,
      Map<State, StateFlow> states) {
    this.machine = machine;
    this.definition = definition;
    this.input = input;
    this.output = output;
    this.states = new IdentityHashMap<>(states);
  }

  public StateMachine machine() {
    return machine;
  }

  public Definition definition() {
    return definition;
  }

  public Type input() {
    return input;
  }

  /** What the machine returns where it succeeds; never where it cannot. */
  public Type output() {
    return output;
  }

  /** Every state in document order, nested ones and those that are never entered included. */
  public List<StateFlow> states() {
    List<StateFlow> all = new ArrayList<>();
    for (State state : definition.allStates()) {
      all.add(of(state));
    }
    return all;
  }

  /** What is known of a state of this machine. */
  public StateFlow of(State state) {
    return Objects.requireNonNull(states.get(state), "a state of another machine");
  }

  /** Everything that goes wrong, in document order of the states. */
  public List<Flaw> flaws() {
    List<Flaw> all = new ArrayList<>();
    for (State state : definition.allStates()) {
      all.addAll(of(state).flaws());
    }
    return all;
  }
}
