package io.steplint.asl;

/** A state of which it cannot be said what it does. */
public final class UnknownState extends State {

  UnknownState(StateFields fields) {
    super(fields);
  }

  @Override
  public StateType type() {
    return StateType.UNKNOWN;
  }

  @Override
  public boolean isEnd() {
    return next() == null;
  }
}
