package io.steplint.flow;

import io.steplint.type.Thresholds;
import io.steplint.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What is known where a state is entered.
 *
 * @param input what the state receives; never where it is not entered
 * @param variables what the workflow variables hold
 */
record Frame(Type input, Variables variables) {

  boolean isDead() {
    return input.isNever();
  }

  Frame join(Frame other) {
    if (isDead()) {
      return other;
    }
    return other.isDead()
        ? this
        : new Frame(input.join(other.input), variables.join(other.variables));
  }

  Frame widen(Frame grown, Thresholds thresholds) {
    return new Frame(
        input.widen(grown.input, thresholds), variables.widen(grown.variables, thresholds));
  }

  // By hand, as is hashCode: the first call of what a record is given costs the start milliseconds.
  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof Frame other
            && input.equals(other.input)
            && variables.equals(other.variables));
  }

  @Override
  public int hashCode() {
    return 31 * input.hashCode() + variables.hashCode();
  }
}
