package io.steplint.lint;

/** A rule that judges one state machine whose definition could be read. */
public interface MachineRule extends Rule {

  /**
   * Looks at one machine; findings are about it unless they say otherwise.
   *
   * @param machine the machine and all that is known of it
   * @param sink takes the findings
   */
  void check(MachineFacts machine, Sink sink);
}
