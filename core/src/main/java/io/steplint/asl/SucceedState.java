package io.steplint.asl;

/** A state that ends an execution, branch or iteration with success. */
public final class SucceedState extends State {

  SucceedState(StateFields fields) {
    super(fields);
  }

  @Override
  public StateType type() {
    return StateType.SUCCEED;
  }

  @Override
  public boolean isEnd() {
    return true;
  }
}
