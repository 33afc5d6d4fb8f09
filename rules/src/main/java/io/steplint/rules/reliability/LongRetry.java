package io.steplint.rules.reliability;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.rules.RetryTimes;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.MachineType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A Retrier whose last attempts come after the end of the execution. */
public final class LongRetry implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "long-retry",
              Category.RELIABILITY,
              "a retry that waits longer than the execution can live")
          .why("The execution ends before the last attempts are made")
          .severity(Severity.WARNING)
          .severityIfMay(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final double FIVE_MINUTES = 300;
  private static final double YEAR = 31_536_000;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    double longest = machine.machine().type() == MachineType.EXPRESS ? FIVE_MINUTES : YEAR;
    BigDecimal timeout = timeout(machine.definition().timeout());
    double life = timeout == null ? longest : Math.min(longest, timeout.doubleValue());
    for (State state : machine.definition().allStates()) {
      for (Retrier retrier : state.retriers()) {
        RetryTimes times = RetryTimes.of(retrier.node());
        if (times != null && times.seconds() > life) {
          FindingBuilder finding =
              Places.at(sink, machine, retrier.pointer(), retrier.node())
                  .message(
                      "The delays of "
                          + times.attempts()
                          + " attempts add up to more than the "
                          + (long) life
                          + " seconds that an execution lives")
                  .help("bound them with MaxDelaySeconds, or make fewer attempts");
          if (times.seconds() > longest) {
            finding.must();
          } else {
            finding.may();
          }
        }
      }
    }
  }

  private static @Nullable BigDecimal timeout(@Nullable PayloadTemplate value) {
    ScalarNode scalar = value == null ? null : value.scalar();
    return scalar == null ? null : scalar.number();
  }
}
