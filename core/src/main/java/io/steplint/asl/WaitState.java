package io.steplint.asl;

import org.jspecify.annotations.Nullable;

/** A state that lets time pass. */
public final class WaitState extends State {

  private final @Nullable PayloadTemplate seconds;
  private final @Nullable PayloadTemplate timestamp;

  WaitState(StateFields fields) {
    super(fields);
    this.seconds = fields.field("Seconds");
    this.timestamp = fields.field("Timestamp");
  }

  @Override
  public StateType type() {
    return StateType.WAIT;
  }

  /** How long: a number, a path or an expression; or null. */
  public @Nullable PayloadTemplate seconds() {
    return seconds;
  }

  /** Until when: a timestamp, a path or an expression; or null. */
  public @Nullable PayloadTemplate timestamp() {
    return timestamp;
  }
}
