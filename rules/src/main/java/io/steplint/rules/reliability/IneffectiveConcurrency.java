package io.steplint.rules.reliability;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.math.BigDecimal;

/** More iterations at a time than the service runs. */
public final class IneffectiveConcurrency implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ineffective-concurrency",
              Category.RELIABILITY,
              "a MaxConcurrency above what the service runs at a time")
          .why("The service runs fewer iterations at a time than the definition says")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int INLINE = 40;
  private static final int DISTRIBUTED = 10_000;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map && map.mode() != MapState.Mode.UNKNOWN) {
        ScalarNode most = map.maxConcurrency() == null ? null : map.maxConcurrency().scalar();
        BigDecimal number = most == null ? null : most.number();
        int limit = map.isDistributed() ? DISTRIBUTED : INLINE;
        if (most != null && number != null && number.compareTo(BigDecimal.valueOf(limit)) > 0) {
          sink.at(most)
              .message("No more than " + limit + " iterations of this Map run at a time")
              .help(
                  map.isDistributed()
                      ? "write at most " + limit
                      : "use a Distributed Map where more are needed")
              .must();
        }
      }
    }
  }
}
