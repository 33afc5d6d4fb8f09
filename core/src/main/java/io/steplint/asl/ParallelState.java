package io.steplint.asl;

import java.util.List;

/** A state that runs its branches side by side. */
public final class ParallelState extends State {

  private final List<StateGroup> branches;

  ParallelState(StateFields fields, List<StateGroup> branches) {
    super(fields);
    this.branches = List.copyOf(branches);
  }

  @Override
  public StateType type() {
    return StateType.PARALLEL;
  }

  /** The branches; those that are no objects are left out. */
  public List<StateGroup> branches() {
    return branches;
  }

  @Override
  public List<StateGroup> groups() {
    return branches;
  }
}
