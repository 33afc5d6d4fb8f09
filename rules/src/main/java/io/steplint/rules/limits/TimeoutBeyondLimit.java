package io.steplint.rules.limits;

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
import java.math.BigDecimal;

/** A Task that may wait longer than its integration lets it. */
public final class TimeoutBeyondLimit implements MachineRule {

  /** Source: developer guide, connect-bedrockagentcore, 2026-06-03. */
  private static final BigDecimal HARNESS_SECONDS = BigDecimal.valueOf(900);

  private static final RuleInfo INFO =
      RuleInfo.of(
              "timeout-beyond-limit",
              Category.LIMITS,
              "a timeout that is longer than the integration allows")
          .why(
              "A Task that invokes a harness ends after 900 seconds whatever its timeout says,"
                  + " while the harness goes on until its own timeout, and costs")
          .help("set TimeoutSeconds and the timeout of the harness to 900 or less")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task
          && task.resource().isOptimized("bedrockagentcore", "invokeHarness")) {
        PayloadTemplate timeout = task.timeout();
        ScalarNode scalar = timeout == null ? null : timeout.scalar();
        BigDecimal seconds = scalar == null ? null : scalar.number();
        if (scalar != null && seconds != null && seconds.compareTo(HARNESS_SECONDS) > 0) {
          sink.at(scalar)
              .message("A timeout of " + seconds.toPlainString() + " seconds is never reached")
              .must();
        }
      }
    }
  }
}
