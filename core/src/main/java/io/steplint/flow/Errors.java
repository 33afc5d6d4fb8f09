package io.steplint.flow;

import io.steplint.asl.Catcher;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.integration.results.TaskResults;
import io.steplint.source.ScalarNode;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Catchers take, and what they hand on. */
public final class Errors {

  private static final String ALL = "States.ALL";
  private static final String TASK_FAILED = "States.TaskFailed";

  private Errors() {}

  /**
   * The Error Output, {@code Error} and {@code Cause}: both are always there; null where a Fail
   * state or whoever reports the failure of a callback gives none.
   */
  static Type output(State state, Catcher catcher) {
    Type text = Type.string().join(Type.nullValue());
    Type error =
        state instanceof TaskState task
            ? TaskResults.error(task.resource(), mayCallBack(task))
            : Types.object().required("Error", text).required("Cause", text).closed();
    Type names = Type.never();
    for (ScalarNode name : catcher.errors()) {
      String literal = name.literal();
      if (literal == null || literal.equals(ALL) || literal.equals(TASK_FAILED)) {
        return error;
      }
      names = names.join(Type.literal(literal));
    }
    if (names.isNever()) {
      return error;
    }
    ObjectShape shape = error.objects().get(0);
    return Types.object()
        .required("Error", names)
        .required("Cause", shape.field("Cause").type())
        .closed();
  }

  /** Whether somebody can be given the token of the Task, and finish it as they like. */
  private static boolean mayCallBack(TaskState task) {
    return TaskTokens.in(task.isJsonata() ? task.arguments() : task.parameters()) != Happens.NO;
  }

  /**
   * Whether a Catcher takes no error: all its names are of errors that none can take, or were taken
   * by the Catchers before it.
   */
  static boolean isDead(State state, Catcher catcher) {
    return !catcher.errors().isEmpty()
        && (namesOnlyUncatchable(catcher)
            || isShadowed(catcher, state.catchers())
            || namesOnlyErrorsOfTheChild(state, catcher));
  }

  private static boolean namesOnlyErrorsOfTheChild(State state, Catcher catcher) {
    for (ScalarNode name : catcher.errors()) {
      String literal = name.literal();
      if (literal == null || !staysInTheChild(state, literal)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether an error is one that only the child execution can raise for which a Task waits: such a
   * Task fails with {@code States.TaskFailed}, whatever the child failed with, unless it hands its
   * own task token on. Measured on AWS.
   */
  public static boolean staysInTheChild(State state, String error) {
    if (!(state instanceof TaskState task)
        || !task.resource().isOptimized("states", "startExecution")
        || error.startsWith("States.")
        || error.startsWith("StepFunctions.")) {
      return false;
    }
    TaskResource.Pattern pattern = task.resource().pattern();
    boolean waits = pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2;
    return waits
        && TaskTokens.in(task.isJsonata() ? task.arguments() : task.parameters()) == Happens.NO;
  }

  /** Whether all names of a Catcher are of errors that no Catcher can take. */
  public static boolean namesOnlyUncatchable(Catcher catcher) {
    for (ScalarNode name : catcher.errors()) {
      if (!StateEvaluator.RUNTIME.equals(name.literal())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the Catchers before this one take all that it could. */
  public static boolean isShadowed(Catcher catcher, List<Catcher> all) {
    Set<String> taken = new HashSet<>();
    for (Catcher before : all) {
      if (before == catcher) {
        break;
      }
      for (ScalarNode name : before.errors()) {
        String literal = name.literal();
        if (literal != null) {
          taken.add(literal);
        }
      }
    }
    if (taken.contains(ALL)) {
      return true;
    }
    for (ScalarNode name : catcher.errors()) {
      String literal = name.literal();
      if (literal == null || !taken.contains(literal)) {
        return false;
      }
    }
    return !catcher.errors().isEmpty();
  }
}
