package io.steplint.rules.limits;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.asl.WaitState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.MachineType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A wait or timeout of more than five minutes in an EXPRESS workflow. */
public final class TooLongForExpress implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "too-long-for-express",
              Category.LIMITS,
              "a wait longer than an Express workflow can run")
          .why("An EXPRESS execution ends with States.Timeout after five minutes")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(300);

  @Override
  public void check(MachineFacts machine, Sink sink) {
    if (machine.machine().type() != MachineType.EXPRESS) {
      return;
    }
    for (State state : machine.definition().allStates()) {
      if (state instanceof WaitState wait) {
        check(wait.seconds(), sink);
      } else if (state instanceof TaskState task) {
        check(task.timeout(), sink);
      }
    }
    check(machine.definition().timeout(), sink);
  }

  private static void check(@Nullable PayloadTemplate value, Sink sink) {
    ScalarNode scalar = value == null ? null : value.scalar();
    BigDecimal seconds = scalar == null ? null : scalar.number();
    if (scalar != null && seconds != null && seconds.compareTo(MAX_SECONDS) > 0) {
      sink.at(scalar)
          .message("An EXPRESS workflow lives for at most five minutes")
          .help("wait for less than 300 seconds, or make the machine STANDARD")
          .must();
    }
  }
}
