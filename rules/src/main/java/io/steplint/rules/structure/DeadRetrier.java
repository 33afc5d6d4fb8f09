package io.steplint.rules.structure;

import io.steplint.asl.Retrier;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import java.util.HashSet;
import java.util.Set;

/** A Retrier all of whose errors an earlier one takes. */
public final class DeadRetrier implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("dead-retrier", Category.STRUCTURE, "a Retrier that no error can reach")
          .why("What was meant to be retried there is retried otherwise, or not at all")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      Set<String> taken = new HashSet<>();
      for (Retrier entry : state.retriers()) {
        boolean dead = ErrorNames.areTaken(entry.errors(), taken);
        if (dead) {
          Places.at(sink, machine, entry.pointer(), entry.node())
              .message("No error reaches this Retrier: earlier ones take them all")
              .help("put it before them, or remove it")
              .must();
        }
      }
    }
  }
}
