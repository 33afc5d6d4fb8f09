package io.steplint.rules.reliability;

import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.StatesErrors;
import io.steplint.source.ScalarNode;

/** A Retrier for an error that no further attempt mends. */
public final class FutileRetry implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("futile-retry", Category.RELIABILITY, "a retry of an error that will not go away")
          .why("Every attempt fails alike and costs time")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (Retrier retrier : state.retriers()) {
        for (ScalarNode error : retrier.errors()) {
          String name = error.literal();
          if (StatesErrors.RUNTIME.equals(name)) {
            sink.at(error)
                .message("No Retrier takes States.Runtime: the execution fails at once")
                .help("remove it, and what causes the error")
                .must();
          } else if (StatesErrors.DATA_LIMIT_EXCEEDED.equals(name)) {
            sink.at(error)
                .message("A payload that is too large stays so: the next attempt fails as well")
                .help("hand large data over through Amazon S3")
                .may();
          }
        }
      }
    }
  }
}
