package io.steplint.rules.reliability;

import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delays between attempts that are never made. */
public final class RetryWithoutAttempts implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("retry-without-attempts", Category.RELIABILITY, "retry delays without a retry")
          .why("The delays never take effect")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> DELAYS =
      List.of("IntervalSeconds", "BackoffRate", "MaxDelaySeconds", "JitterStrategy");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (Retrier retrier : state.retriers()) {
        ObjectNode.Member attempts = retrier.node().member("MaxAttempts");
        String delay = delay(retrier.node());
        if (attempts != null && delay != null && isZero(attempts)) {
          sink.at(attempts.value())
              .message("With MaxAttempts 0 nothing is retried, and " + delay + " has no effect")
              .help("remove " + delay + ", or allow an attempt")
              .must();
        }
      }
    }
  }

  private static boolean isZero(ObjectNode.Member attempts) {
    ScalarNode scalar = attempts.value().asScalar();
    BigDecimal number = scalar == null ? null : scalar.number();
    return number != null && number.signum() == 0;
  }

  private static @Nullable String delay(ObjectNode retrier) {
    for (String field : DELAYS) {
      if (retrier.has(field)) {
        return field;
      }
    }
    return null;
  }
}
