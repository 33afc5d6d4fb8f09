package io.steplint.flow;

import io.steplint.query.path.Head;
import io.steplint.type.Type;
import java.util.function.Supplier;

/**
 * What an expression can read.
 *
 * @param slot which stage of the state's data {@code $} is
 * @param data that data; {@code $states.result} and {@code $states.errorOutput} in those slots
 * @param input what the state received, {@code $states.input}
 * @param context the context object
 * @param variables the workflow variables as they are where the state is entered
 */
record Environment(Slot slot, Type data, Type input, Supplier<Type> context, Variables variables) {

  Environment on(Slot otherSlot, Type otherData) {
    return new Environment(otherSlot, otherData, input, context, variables);
  }

  Environment seeing(Supplier<Type> otherContext) {
    return new Environment(slot, data, input, otherContext, variables);
  }

  Environment with(Variables otherVariables) {
    return new Environment(slot, data, input, context, otherVariables);
  }

  /** The data that a path starts from. */
  Type root(Head head) {
    return switch (head.kind()) {
      case INPUT, ELEMENT -> data;
      case CONTEXT -> context.get();
      case VARIABLE -> variables.get(head.name());
    };
  }
}
