package io.steplint.lint;

import io.steplint.source.ObjectNode;
import io.steplint.workspace.StateMachine;

/** A state machine whose definition could be read, with what is known of it. */
public final class MachineFacts {

  private final Analysis analysis;
  private final StateMachine machine;
  private final ObjectNode node;

  MachineFacts(Analysis analysis, StateMachine machine, ObjectNode node) {
    this.analysis = analysis;
    this.machine = machine;
    this.node = node;
  }

  /** The facts of the whole workspace. */
  public Analysis analysis() {
    return analysis;
  }

  /** What the workspace knows of the machine: name, type, role. */
  public StateMachine machine() {
    return machine;
  }

  /** The tree of its definition, with every substitution made. */
  public ObjectNode definitionNode() {
    return node;
  }
}
