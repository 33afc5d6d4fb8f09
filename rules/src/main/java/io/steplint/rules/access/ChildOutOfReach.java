package io.steplint.rules.access;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.StateMachineArn;
import org.jspecify.annotations.Nullable;

/** A child in an account, Region or partition from which it cannot be started. */
public final class ChildOutOfReach implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "child-out-of-reach",
              Category.ACCESS,
              "a child in another account or Region, which the Task cannot start")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    StateMachineArn own = StateMachineArn.parse(machine.machine().arn());
    if (own == null) {
      return;
    }
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task
          && task.resource().isOptimized("states", "startExecution")) {
        check(task, own, sink);
      }
    }
  }

  private static void check(TaskState task, StateMachineArn own, Sink sink) {
    PayloadTemplate parameters = task.isJsonata() ? task.arguments() : task.parameters();
    PayloadTemplate value = parameters == null ? null : parameters.member("StateMachineArn");
    ScalarNode scalar = value == null ? null : value.scalar();
    StateMachineArn child = scalar == null ? null : StateMachineArn.parse(scalar.text());
    if (scalar == null || child == null) {
      return;
    }
    String message = null;
    String help = null;
    if (differ(own.partition(), child.partition())) {
      message = "The child lies in another partition, which no role crosses";
    } else if (differ(own.region(), child.region())) {
      message = "The child lies in another Region, where a Task cannot start it";
    } else if (differ(own.account(), child.account()) && task.credentials() == null) {
      message = "The child lies in another account, where the execution role is a stranger";
      help = "add Credentials with a role of that account";
    }
    if (message != null) {
      var finding = sink.at(scalar).message(message).why("The Task fails whatever the role allows");
      if (help != null) {
        finding.help(help);
      }
      finding.must();
    }
  }

  private static boolean differ(Text one, Text two) {
    @Nullable String left = one.literal();
    @Nullable String right = two.literal();
    return left != null && right != null && !left.equals(right);
  }
}
