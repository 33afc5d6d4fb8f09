package io.steplint.access;

import io.steplint.asl.Definition;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The literal ARNs of the machines that a definition starts. */
final class ChildArns {

  private ChildArns() {}

  /**
   * The ARN of a machine that is started without credentials for another account, if all such
   * machines lie in one partition, Region and account; else null.
   */
  static @Nullable Text onlyPlace(Definition definition) {
    Text found = null;
    for (State state : definition.allStates()) {
      Text child = state instanceof TaskState task ? child(task) : null;
      if (child == null) {
        continue;
      }
      if (found != null && !place(found).equals(place(child))) {
        return null;
      }
      found = child;
    }
    return found;
  }

  private static List<Text> place(Text arn) {
    return arn.split(':', 6).subList(0, 5);
  }

  private static @Nullable Text child(TaskState task) {
    if (!task.resource().isOptimized("states", "startExecution") || task.credentials() != null) {
      return null;
    }
    PayloadTemplate parameters = task.isJsonata() ? task.arguments() : task.parameters();
    PayloadTemplate arn = parameters == null ? null : parameters.member("StateMachineArn");
    ScalarNode scalar = arn == null ? null : arn.scalar();
    Text text = scalar == null ? Text.EMPTY : scalar.text();
    List<Text> pieces = text.split(':', 7);
    boolean isMachine =
        pieces.size() == 7
            && "arn".equals(pieces.get(0).literal())
            && "states".equals(pieces.get(2).literal())
            && "stateMachine".equals(pieces.get(5).literal());
    return isMachine ? text : null;
  }
}
