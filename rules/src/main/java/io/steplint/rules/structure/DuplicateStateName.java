package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.HashMap;
import java.util.Map;

/** Two states of one name in different blocks of a machine. */
public final class DuplicateStateName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("duplicate-state-name", Category.STRUCTURE, "a name that two states share")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Map<String, State> seen = new HashMap<>();
    for (State state : machine.definition().allStates()) {
      String name = state.nameNode().literal();
      State first = name == null ? null : seen.putIfAbsent(name, state);
      if (first != null) {
        sink.at(state)
            .message("Duplicate State name: " + name)
            .help("give each state of the machine a name of its own")
            .related(first.nameNode().location(), "the other state of that name")
            .awsCode("DUPLICATE_STATE_NAME")
            .must();
      }
    }
  }
}
