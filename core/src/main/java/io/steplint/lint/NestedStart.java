package io.steplint.lint;

import io.steplint.asl.Definition;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Task that starts an execution of a state machine.
 *
 * @param caller the machine that holds the Task
 * @param task the Task
 * @param pattern how it waits; null where that is not known
 * @param machineArn the ARN as it is written, or null where it is computed at run time
 * @param child the machine of the workspace that the ARN names, or null
 */
public record NestedStart(
    StateMachine caller,
    TaskState task,
    TaskResource.@Nullable Pattern pattern,
    @Nullable ScalarNode machineArn,
    @Nullable StateMachine child) {

  /** The name of the child, the ARN where the child is not at hand, or that it is not known. */
  public String childName() {
    if (child != null) {
      return child.name();
    }
    return machineArn == null ? "a machine chosen at run time" : machineArn.string();
  }

  /** The starts in a definition, in document order. */
  static List<NestedStart> in(StateMachine machine, Definition definition, Workspace workspace) {
    List<NestedStart> starts = new ArrayList<>();
    for (State state : definition.allStates()) {
      if (state instanceof TaskState task && startsExecution(task.resource())) {
        PayloadTemplate input = task.isJsonata() ? task.arguments() : task.parameters();
        PayloadTemplate member = input == null ? null : input.member("StateMachineArn");
        ScalarNode scalar = member == null ? null : member.scalar();
        ScalarNode arn = scalar == null ? null : scalar.asString();
        StateMachine child = arn == null ? null : workspace.findByArn(arn.text(), machine);
        starts.add(new NestedStart(machine, task, task.resource().pattern(), arn, child));
      }
    }
    return starts;
  }

  private static boolean startsExecution(TaskResource resource) {
    return resource.isOptimized("states", "startExecution")
        || (resource instanceof TaskResource.SdkIntegration sdk
            && sdk.service().equals("sfn")
            && (sdk.operation().equals("startExecution")
                || sdk.operation().equals("startSyncExecution")));
  }
}
