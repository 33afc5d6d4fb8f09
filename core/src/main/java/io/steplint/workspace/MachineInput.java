package io.steplint.workspace;

import io.steplint.source.Node;

/**
 * What is known of the input that a state machine is started with.
 *
 * @param kind how {@code node} is meant
 * @param node the example, or the JSON Schema
 */
public record MachineInput(Kind kind, Node node) {

  /** How the input of a machine is described. */
  public enum Kind {
    /** One input, to be generalised to its shape. */
    EXAMPLE,
    /** A JSON Schema that every input satisfies. */
    SCHEMA
  }
}
