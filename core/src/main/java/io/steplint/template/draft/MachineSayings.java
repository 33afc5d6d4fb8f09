package io.steplint.template.draft;

import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;

/** What the configuration and the files beside a definition say of a machine. */
public interface MachineSayings {

  /** The machine with its name, type, role and input as they are said elsewhere. */
  StateMachine complete(StateMachine machine, Workspace.Builder workspace);
}
