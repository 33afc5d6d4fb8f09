package io.steplint.flow;

import io.steplint.asl.Expression;
import io.steplint.asl.State;
import io.steplint.type.Type;

/** Types the JSONata expressions of states. */
interface JsonataTyper {

  /**
   * The values of an expression.
   *
   * @param environment what {@code $states} and the variables hold: its data is {@code
   *     $states.result} or {@code $states.errorOutput} in those slots, else {@code $states.input}
   * @param recorder takes what fails
   */
  Type type(State state, Expression expression, Environment environment, Recorder recorder);
}
