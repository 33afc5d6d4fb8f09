package io.steplint.flow;

/** The stages that the data of a state goes through; a path is evaluated on one of them. */
public enum Slot {
  /** What the state receives. */
  INPUT,
  /** That after {@code InputPath}. */
  EFFECTIVE_INPUT,
  /** What the task, the branches or the iterations returned. */
  RESULT,
  /** That after {@code ResultSelector}. */
  SELECTED_RESULT,
  /** The result put into the input by {@code ResultPath}. */
  COMBINED,
  /** The error that a Catcher took. */
  ERROR
}
