package io.steplint.rules.access;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskState;
import io.steplint.integration.needs.NeedKind;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Task that waits for a job and may not stop it. */
public final class MissingPermissionStop implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-permission-stop",
              Category.ACCESS,
              "a job that the execution role does not allow to stop")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    MissingNeeds.report(
        machine, sink, Set.of(NeedKind.STOP), (finding, state) -> finding.why(consequence(state)));
  }

  private static String consequence(@Nullable State state) {
    String orphan = "The job goes on, and costs, when this execution is stopped";
    String likely = state instanceof TaskState task ? likelyStop(task) : null;
    return likely == null ? orphan : orphan + ", which is likely here: " + likely;
  }

  /** Why the service will want to stop the job, or null. */
  private static @Nullable String likelyStop(TaskState task) {
    if (task.timeout() != null) {
      return "the Task has a timeout";
    }
    if (task.heartbeat() != null) {
      return "the Task has a heartbeat";
    }
    if (!task.retriers().isEmpty()) {
      return "a Retry starts another job beside it";
    }
    for (StateGroup group = task.group(); group != null; group = group.outer()) {
      if (group.kind() == StateGroup.Kind.BRANCH) {
        return "a branch that fails stops the others";
      }
    }
    return null;
  }
}
