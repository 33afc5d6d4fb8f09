package io.steplint.workspace;

/** What kind of workflow a state machine is. */
public enum MachineType {
  STANDARD,
  EXPRESS,
  /** Nothing says; no rule may speak that depends on it. */
  UNKNOWN
}
