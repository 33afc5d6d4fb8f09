package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.Transition;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transition whose target is no state of its block. */
public final class MissingTransitionTarget implements MachineRule {

  /** How many states a piece of advice names. */
  private static final int MAX_NAMES = 8;

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-transition-target",
              Category.STRUCTURE,
              "a transition to a state that does not exist")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (StateGroup group : machine.definition().allGroups()) {
      ScalarNode startAt = group.startAt();
      if (startAt != null && !group.states().isEmpty()) {
        check(startAt, group, machine, sink);
      }
      for (State state : group.states().values()) {
        for (Transition transition : state.transitions()) {
          check(transition.node(), group, machine, sink);
        }
      }
    }
  }

  private static void check(ScalarNode name, StateGroup group, MachineFacts machine, Sink sink) {
    String target = name.literal();
    if (target == null
        || group.state(target) != null
        || hasUnknownName(group)
        || isThere(target, group)) {
      return;
    }
    FindingBuilder finding =
        sink.at(name)
            .message(message(name, target, group))
            .why("AWS refuses the definition: Missing 'Next' target: " + target)
            .awsCode("MISSING_TRANSITION_TARGET")
            .subject(target);
    State elsewhere = elsewhere(target, machine);
    String meant = Nearest.to(target, group.states().keySet());
    if (elsewhere != null) {
      finding
          .why("A transition can neither enter nor leave a branch or a processor")
          .related(elsewhere.nameNode().location(), "the state of that name is in another block");
    } else if (meant != null) {
      finding.help("write '" + meant + "'");
      finding.fix(Mend.text("Go to '" + meant + "'", true, name, meant));
    } else {
      finding.help("name a state of this block: " + names(group));
    }
    finding.must();
  }

  private static String message(ScalarNode name, String target, StateGroup group) {
    String missing = " \"" + target + "\", which does not exist";
    if (name.equals(group.startAt())) {
      return "StartAt names" + missing;
    }
    for (State state : group.states().values()) {
      for (Transition transition : state.transitions()) {
        if (transition.node().equals(name)) {
          return "State \"" + state.name() + "\" goes to" + missing;
        }
      }
    }
    return "A transition goes to" + missing;
  }

  private static String names(StateGroup group) {
    List<String> names = new ArrayList<>(group.states().keySet());
    return names.size() <= MAX_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MAX_NAMES)) + " …";
  }

  /** Whether something that is no state has that name: what it lacks is the mistake. */
  private static boolean isThere(String name, StateGroup group) {
    ObjectNode states = group.node().object("States");
    return states != null && states.has(name);
  }

  /** Whether a deployment decides the name of one of the states, so that it may be the target. */
  private static boolean hasUnknownName(StateGroup group) {
    for (State state : group.states().values()) {
      if (state.nameNode().literal() == null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable State elsewhere(String name, MachineFacts machine) {
    for (State state : machine.definition().allStates()) {
      if (state.name().equals(name)) {
        return state;
      }
    }
    return null;
  }
}
