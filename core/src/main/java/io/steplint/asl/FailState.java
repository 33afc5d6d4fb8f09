package io.steplint.asl;

import org.jspecify.annotations.Nullable;

/** A state that ends an execution, branch or iteration with a failure. */
public final class FailState extends State {

  private final @Nullable PayloadTemplate error;
  private final @Nullable PayloadTemplate cause;

  FailState(StateFields fields) {
    super(fields);
    this.error = fields.field("Error");
    this.cause = fields.field("Cause");
  }

  @Override
  public StateType type() {
    return StateType.FAIL;
  }

  @Override
  public boolean isEnd() {
    return true;
  }

  /** The error's name: a text, a path, an intrinsic function or an expression; or null. */
  public @Nullable PayloadTemplate error() {
    return error;
  }

  /** What went wrong: a text, a path, an intrinsic function or an expression; or null. */
  public @Nullable PayloadTemplate cause() {
    return cause;
  }
}
