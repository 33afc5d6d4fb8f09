package io.steplint.rules.limits;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.workspace.StateMachine;
import org.jspecify.annotations.Nullable;

/** A name that the service gives no state machine. */
public final class InvalidMachineName implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-machine-name",
              Category.LIMITS,
              "a state machine name that Step Functions rejects")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int MAX_LENGTH = 80;
  private static final String RESERVED = " ?*<>{}[]\"#%\\^|~`$&,;:/";

  @Override
  public void check(MachineFacts machine, Sink sink) {
    StateMachine named = machine.machine();
    String name = named.name();
    // Where a template names no machine, or leaves the name to a deployment, there is nothing to
    // say.
    if (named.resource() == null || name.equals(named.resource()) || name.contains("${")) {
      return;
    }
    String problem = problem(name);
    if (problem != null) {
      sink.at(named.location())
          .message(problem)
          .why("AWS refuses to create the state machine")
          .help("use at most 80 letters, digits, hyphens and underscores")
          .must();
    }
  }

  private static @Nullable String problem(String name) {
    if (name.isEmpty()) {
      return "The name of the state machine is empty";
    }
    if (name.length() > MAX_LENGTH) {
      return "The name of a state machine has at most 80 characters, this one has " + name.length();
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c) || RESERVED.indexOf(c) >= 0) {
        return "The name of a state machine cannot have "
            + (c == ' '
                ? "a blank"
                : Character.isISOControl(c) ? "a control character" : "'" + c + "'");
      }
    }
    return null;
  }
}
