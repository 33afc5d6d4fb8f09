package io.steplint.rules.nested;

import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.flow.FlowAnalysis.ChildFlow;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.MachineType;
import java.util.HashSet;
import java.util.Set;

/** {@code startSyncExecution} of a child that is a STANDARD workflow. */
public final class SyncStartOfStandardChild implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sync-start-of-standard-child",
              Category.NESTED,
              "startSyncExecution of a STANDARD state machine")
          .why("The call fails with Sfn.StateMachineTypeNotSupportedException")
          .help(
              "start the child with arn:aws:states:::states:startExecution.sync:2, or make it an"
                  + " EXPRESS workflow")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<TaskState> told = new HashSet<>();
    for (ChildFlow start : machine.analysis().flow().children(machine.machine())) {
      TaskState task = start.task();
      if (task.resource() instanceof TaskResource.SdkIntegration sdk
          && sdk.service().equals("sfn")
          && sdk.operation().equals("startSyncExecution")
          && start.child().machine().type() == MachineType.STANDARD
          && told.add(task)) {
        ScalarNode resource = task.resourceNode();
        (resource == null ? sink.at(task) : sink.at(resource))
            .message(
                "The child "
                    + start.child().machine().name()
                    + " is a STANDARD workflow, which startSyncExecution does not take")
            .must();
      }
    }
  }
}
