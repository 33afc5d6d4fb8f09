package io.steplint.type;

/**
 * One function that a JSONata expression can hold: a closure, a built-in, a regular expression.
 * Implementations define equality by what they compute, or by identity.
 */
public interface FunctionValue {

  /** How the function reads in a printed type. */
  @Override
  String toString();
}
