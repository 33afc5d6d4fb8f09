package io.steplint.rules.reliability;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.WaitState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;

/** A Wait until a moment that is written out. */
public final class FixedTimestamp implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("fixed-timestamp", Category.RELIABILITY, "a Wait until a fixed date")
          .why("After that moment the state waits no more")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      PayloadTemplate timestamp = state instanceof WaitState wait ? wait.timestamp() : null;
      ScalarNode moment = timestamp == null ? null : timestamp.scalar();
      if (moment != null && !state.node().has("Seconds") && moment.literal() != null) {
        sink.at(moment)
            .message("Executions that come here after this moment do not wait")
            .help("compute the moment, or wait for a number of seconds")
            .must();
      }
    }
  }
}
