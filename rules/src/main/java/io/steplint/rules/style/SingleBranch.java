package io.steplint.rules.style;

import io.steplint.asl.ParallelState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;

/** A Parallel that runs nothing side by side. */
public final class SingleBranch implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("single-branch", Category.STYLE, "a Parallel state with one branch")
          .why("The result is an array of one, for nothing")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof ParallelState parallel
          && parallel.branches().size() == 1
          && parallel.retriers().isEmpty()
          && parallel.catchers().isEmpty()) {
        sink.at(parallel)
            .message("This Parallel has one branch, and neither Retry nor Catch for it")
            .help("put the states of the branch in its place")
            .must();
      }
    }
  }
}
