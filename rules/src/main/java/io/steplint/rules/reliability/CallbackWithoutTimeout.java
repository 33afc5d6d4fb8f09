package io.steplint.rules.reliability;

import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ObjectNode;
import io.steplint.workspace.MachineType;
import java.util.List;

/** A Task that waits for somebody's answer without an end. */
public final class CallbackWithoutTimeout implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "callback-without-timeout",
              Category.RELIABILITY,
              "a Task that waits for its callback without a timeout, up to a year")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> BOUNDS =
      List.of("TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    if (machine.machine().type() == MachineType.EXPRESS
        || machine.definition().node().has("TimeoutSeconds")) {
      return;
    }
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task
          && isAnsweredByOthers(task.resource())
          && !isBounded(task.node())) {
        sink.at(task)
            .message("This Task waits until somebody answers, which may be never")
            .why("Without a timeout the execution stays open for as long as a year")
            .help("add TimeoutSeconds or HeartbeatSeconds")
            .may();
      }
    }
  }

  private static boolean isAnsweredByOthers(TaskResource resource) {
    return resource.kind() == TaskResource.Kind.ACTIVITY
        || resource.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
  }

  private static boolean isBounded(ObjectNode task) {
    return BOUNDS.stream().anyMatch(task::has);
  }
}
