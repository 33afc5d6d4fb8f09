package io.steplint.rules.reliability;

import io.steplint.asl.Catcher;
import io.steplint.asl.PassState;
import io.steplint.asl.State;
import io.steplint.asl.WaitState;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Catcher that leads back to its own state, with nothing on the way that counts. */
public final class EndlessCatch implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "endless-catch",
              Category.RELIABILITY,
              "a Catcher that leads back to its own state without a limit")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (Catcher catcher : state.catchers()) {
        ScalarNode next = catcher.next();
        if (next != null && returns(next, state)) {
          sink.at(next)
              .message("As long as '" + state.name() + "' fails, it is run again without an end")
              .why("It goes on until the quota of 25,000 events ends the execution")
              .help("use Retry with MaxAttempts, or count the attempts and compare them")
              .may();
        }
      }
    }
  }

  /** Whether a way of states that decide nothing leads back. */
  private static boolean returns(ScalarNode start, State from) {
    Set<State> seen = new HashSet<>();
    ScalarNode name = start;
    while (name != null) {
      String target = name.literal();
      State next = target == null ? null : from.group().state(target);
      if (next == from) {
        return true;
      }
      name = next != null && seen.add(next) ? only(next) : null;
    }
    return false;
  }

  /** The one state that a state surely leads to, or null. */
  private static @Nullable ScalarNode only(State state) {
    return state instanceof PassState || state instanceof WaitState ? state.next() : null;
  }
}
