package io.steplint.rules.nested;

import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.ContextReads;
import io.steplint.rules.Expressions;

/** A Task that waits for the end of what it starts, and hands out its task token too. */
public final class SyncWithTaskToken implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "sync-with-task-token",
              Category.NESTED,
              "a Task that waits for its child and also sends a task token")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      if (!(use.state() instanceof TaskState task) || !waits(task)) {
        continue;
      }
      for (ContextReads.Read read : ContextReads.of(use.expression())) {
        if (read.startsWith("Task", "Token")) {
          sink.at(use.expression(), read.start(), read.end())
              .message("The Task ends with its child or with a callback, whichever comes first")
              .why("Whoever holds the token decides what the result is, of whatever shape")
              .help("wait for the child with .sync:2, or for the callback with .waitForTaskToken")
              .may();
        }
      }
    }
  }

  private static boolean waits(TaskState task) {
    TaskResource.Pattern pattern = task.resource().pattern();
    return pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2;
  }
}
