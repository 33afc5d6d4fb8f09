package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import org.jspecify.annotations.Nullable;

/** A name that is empty, too long or holds control characters. */
public final class InvalidStateName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-state-name", Category.STRUCTURE, "a state name that Step Functions rejects")
          .why("AWS refuses the definition")
          .help("give the state a name of 1 to 80 characters")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int MAX_LENGTH = 80;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      String name = state.nameNode().literal();
      String problem = name == null ? null : problem(name);
      if (problem != null) {
        sink.at(state).message(problem).awsCode("INVALID_STATE_NAME").must();
      }
    }
  }

  private static @Nullable String problem(String name) {
    if (name.isEmpty()) {
      return "The name of a state cannot be empty";
    }
    int length = name.codePointCount(0, name.length());
    if (length > MAX_LENGTH) {
      return "The name of a state has at most 80 characters, this one has " + length;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return "The name of a state cannot hold control characters";
      }
    }
    return null;
  }
}
