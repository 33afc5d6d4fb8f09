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

/** A wait or timeout that is longer than an execution can be. */
public final class LongerThanAYear implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "longer-than-a-year",
              Category.LIMITS,
              "a wait or timeout longer than the year an execution can live")
          .why("An execution ends with States.Timeout after one year")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final BigDecimal YEAR = BigDecimal.valueOf(31_536_000);

  @Override
  public void check(MachineFacts machine, Sink sink) {
    if (machine.machine().type() == MachineType.EXPRESS) {
      return; // too-long-for-express speaks
    }
    for (State state : machine.definition().allStates()) {
      if (state instanceof WaitState wait) {
        check(wait.seconds(), sink);
      } else if (state instanceof TaskState task) {
        check(task.timeout(), sink);
        check(task.heartbeat(), sink);
      }
    }
    check(machine.definition().timeout(), sink);
  }

  private static void check(@Nullable PayloadTemplate value, Sink sink) {
    ScalarNode scalar = value == null ? null : value.scalar();
    BigDecimal seconds = scalar == null ? null : scalar.number();
    if (scalar != null && seconds != null && seconds.compareTo(YEAR) > 0) {
      sink.at(scalar)
          .message("An execution lives for at most a year, 31,536,000 seconds")
          .help("wait for less, and start another execution for what comes later")
          .must();
    }
  }
}
