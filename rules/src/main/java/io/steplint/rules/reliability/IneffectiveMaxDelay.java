package io.steplint.rules.reliability;

import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.RetryTimes;
import io.steplint.source.Node;
import java.math.BigDecimal;

/** A bound of the delays that is below the first of them. */
public final class IneffectiveMaxDelay implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ineffective-max-delay",
              Category.RELIABILITY,
              "a MaxDelaySeconds below IntervalSeconds")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (Retrier retrier : state.retriers()) {
        Node bound = retrier.node().get("MaxDelaySeconds");
        BigDecimal interval = RetryTimes.number(retrier.node(), "IntervalSeconds", BigDecimal.ONE);
        BigDecimal most = RetryTimes.number(retrier.node(), "MaxDelaySeconds", BigDecimal.ONE);
        if (bound != null && interval != null && most != null && most.compareTo(interval) < 0) {
          sink.at(bound)
              .message("MaxDelaySeconds is less than the first delay, IntervalSeconds")
              .why("No delay is what IntervalSeconds and BackoffRate say")
              .help("let MaxDelaySeconds be greater than " + interval.toPlainString())
              .must();
        }
      }
    }
  }
}
