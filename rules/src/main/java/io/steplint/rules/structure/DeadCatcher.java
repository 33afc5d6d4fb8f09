package io.steplint.rules.structure;

import io.steplint.asl.Catcher;
import io.steplint.asl.State;
import io.steplint.flow.Errors;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import java.util.HashSet;
import java.util.Set;

/** A Catcher all of whose errors an earlier one takes. */
public final class DeadCatcher implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("dead-catcher", Category.STRUCTURE, "a Catcher that no error can reach")
          .why("What was meant to be handled there is handled elsewhere, or nowhere")
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
      for (Catcher entry : state.catchers()) {
        boolean dead = ErrorNames.areTaken(entry.errors(), taken);
        if (Errors.namesOnlyUncatchable(entry) && !entry.errors().isEmpty()) {
          Places.at(sink, machine, entry.pointer(), entry.node())
              .message("No Catcher takes States.Runtime: the execution fails at once")
              .help("remove what causes the error")
              .must();
        } else if (dead) {
          Places.at(sink, machine, entry.pointer(), entry.node())
              .message("No error reaches this Catcher: earlier ones take them all")
              .help("put it before them, or remove it")
              .must();
        }
      }
    }
  }
}
