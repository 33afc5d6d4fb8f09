package io.steplint.asl;

import org.jspecify.annotations.Nullable;

/** A state that lets time pass. */
public final class WaitState extends State {

  private final @Nullable Template seconds;
  private final @Nullable Template timestamp;

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
  public @Nullable Template seconds() {
    return seconds;
  }

  /** Until when: a timestamp, a path or an expression; or null. */
  public @Nullable Template timestamp() {
    return timestamp;
  }
}
