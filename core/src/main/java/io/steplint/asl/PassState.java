package io.steplint.asl;

import io.steplint.source.Node;
import org.jspecify.annotations.Nullable;

/** A state that only shapes data. */
public final class PassState extends State {

  PassState(StateFields fields) {
    super(fields);
  }

  @Override
  public StateType type() {
    return StateType.PASS;
  }

  /** {@code Result} in JSONPath, which is never evaluated; or null. */
  public @Nullable Node result() {
    return isJsonata() ? null : node().get("Result");
  }
}
