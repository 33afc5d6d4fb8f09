package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;

/** A block of states none of which ends it. */
public final class NoTerminalState implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "no-terminal-state", Category.STRUCTURE, "a state machine or branch that never ends")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (StateGroup group : machine.definition().allGroups()) {
      if (group.states().isEmpty() || hasEnd(group) || BrokenExits.in(group)) {
        continue;
      }
      FindingBuilder finding = Places.at(sink, machine, group.pointer(), group.node());
      if (group.kind() == StateGroup.Kind.TOP) {
        finding
            .message("Workflow has no terminal state")
            .help("let a state have \"End\": true, or lead to one of type Succeed or Fail")
            .awsCode("MISSING_END_STATE")
            .must();
      } else {
        finding
            .message("No state here ends the block: it goes on until an error or a timeout")
            .help("let a state have \"End\": true, or lead to one of type Succeed or Fail")
            .may();
      }
    }
  }

  private static boolean hasEnd(StateGroup group) {
    for (State state : group.states().values()) {
      if (state.isEnd()) {
        return true;
      }
    }
    return false;
  }
}
