package io.steplint.rules.structure;

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
import org.jspecify.annotations.Nullable;

/** A Task whose heartbeat is as long as its timeout, or longer. */
public final class HeartbeatNotBelowTimeout implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "heartbeat-not-below-timeout",
              Category.STRUCTURE,
              "a heartbeat that is not shorter than the timeout")
          .why("AWS refuses the definition")
          .help("make HeartbeatSeconds smaller, or TimeoutSeconds greater")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task) {
        BigDecimal timeout = number(task.timeout());
        BigDecimal heartbeat = number(task.heartbeat());
        PayloadTemplate value = task.heartbeat();
        if (value != null
            && timeout != null
            && heartbeat != null
            && heartbeat.compareTo(timeout) >= 0) {
          sink.at(value.node())
              .message("HeartbeatSeconds has to be smaller than TimeoutSeconds")
              .awsCode("SCHEMA_VALIDATION_FAILED")
              .must();
        }
      }
    }
  }

  private static @Nullable BigDecimal number(@Nullable PayloadTemplate value) {
    ScalarNode scalar = value == null ? null : value.scalar();
    return scalar == null ? null : scalar.number();
  }
}
