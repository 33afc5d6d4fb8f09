package io.steplint.lint;

import io.steplint.asl.Definition;
import io.steplint.workspace.StateMachine;

/** A state machine whose definition could be read, with what is known of it. */
public final class MachineFacts {

  private final Analysis analysis;
  private final StateMachine machine;
  private final Definition definition;

  MachineFacts(Analysis analysis, StateMachine machine, Definition definition) {
    this.analysis = analysis;
    this.machine = machine;
    this.definition = definition;
  }

  /** The facts of the whole workspace. */
  public Analysis analysis() {
    return analysis;
  }

  /** What the workspace knows of the machine: name, type, role. */
  public StateMachine machine() {
    return machine;
  }

  /** Its definition as typed states, with every substitution made. */
  public Definition definition() {
    return definition;
  }
}
