package io.steplint.flow;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import io.steplint.workspace.StateMachine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The context object, {@code $$} or {@code $states.context}, as a state sees it. Sources: the
 * developer guide's page of the context object; which fields are there, as recorded on AWS.
 */
final class ContextObject implements Supplier<Type> {

  private final StateMachine machine;
  private final State state;
  private final Type executionInput;
  private final @Nullable Type item;

  /** Null until somebody reads it: most states do not. */
  private @Nullable Type type;

  /**
   * @param executionInput what the execution was started with
   * @param item the item of the Map for which an {@code ItemSelector} is evaluated, or null
   */
  ContextObject(StateMachine machine, State state, Type executionInput, @Nullable Type item) {
    this.machine = machine;
    this.state = state;
    this.executionInput = executionInput;
    this.item = item;
  }

  /** What it can be. */
  @Override
  public Type get() {
    Type known = type;
    if (known == null) {
      known = read();
      type = known;
    }
    return known;
  }

  private Type read() {
    ObjectBuilder context =
        Types.object()
            .required("Execution", execution(machine, executionInput, state))
            .required("State", state(state))
            .required(
                "StateMachine",
                closed(
                    Types.object()
                        .required("Id", Types.machineArn(machine.key()))
                        .required("Name", Type.string()),
                    state));
    task(context, state);
    map(context, state, item);
    return closed(context, state);
  }

  /** A path leads only to documented fields; JSONata may be told of others without failing. */
  private static Type closed(ObjectBuilder fields, State state) {
    return state.isJsonata() ? fields.open() : fields.closed();
  }

  private static Type execution(StateMachine machine, Type input, State state) {
    ObjectBuilder execution =
        Types.object()
            .required("Id", Types.executionArn(machine.key()))
            .required("Input", input)
            .required("Name", Type.string())
            .required("RoleArn", Type.string())
            .required("StartTime", Types.timestamp());
    // Executions of 2023 and before did not have it; of EXPRESS machines some do.
    execution.optional("RedriveCount", Types.integerFrom(0));
    return closed(execution.optional("RedriveTime", Types.timestamp()), state);
  }

  private static Type state(State state) {
    return closed(
        Types.object()
            .required("Name", Type.literal(state.name()))
            .required("EnteredTime", Types.timestamp())
            .optional("RetryCount", Types.integerFrom(0)),
        state);
  }

  private static void task(ObjectBuilder context, State state) {
    if (state instanceof TaskState task) {
      TaskResource.Pattern pattern = task.resource().pattern();
      if (pattern == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN) {
        context.required("Task", Types.object().required("Token", Types.taskToken()).open());
      } else {
        // Whether a call that does not wait has one is recorded for .sync, unknown otherwise.
        context.optional("Task", Type.anyObject());
      }
      return;
    }
    if (!(state instanceof MapState)) {
      context.absent("Task");
    } else {
      context.optional("Task", Type.anyObject());
    }
  }

  private static void map(ObjectBuilder context, State state, @Nullable Type item) {
    if (item != null) {
      Type value =
          Types.object().required("Index", Types.integerFrom(0)).required("Value", item).open();
      context.required("Map", Types.object().required("Item", value).open());
      return;
    }
    for (StateGroup group = state.group(); group != null; group = group.outer()) {
      if (group.kind() == StateGroup.Kind.PROCESSOR) {
        context.optional("Map", Type.anyObject()); // what an iteration sees is not documented
        return;
      }
    }
    if (state instanceof MapState) {
      context.optional("Map", Type.anyObject());
    } else {
      context.absent("Map");
    }
  }
}
