package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.MachineType;

/** A Task in an EXPRESS workflow that waits for a job or a token. */
public final class ExpressParentWaits implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "express-parent-waits",
              Category.STRUCTURE,
              "a Task that waits for a job, in an Express workflow, which cannot")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    if (machine.machine().type() != MachineType.EXPRESS) {
      return;
    }
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task && task.resourceNode() != null) {
        TaskResource.Pattern pattern = task.resource().pattern();
        if (pattern == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN) {
          report(task.resourceNode(), "'.waitForTaskToken' service integration ", sink);
        } else if (pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2) {
          report(task.resourceNode(), "'.sync' service integration", sink);
        }
      }
    }
  }

  private static void report(ScalarNode resource, String what, Sink sink) {
    sink.at(resource)
        .message("Express state machine does not support " + what)
        .help("make the machine STANDARD, or call without waiting")
        .awsCode("SCHEMA_VALIDATION_FAILED")
        .must();
  }
}
