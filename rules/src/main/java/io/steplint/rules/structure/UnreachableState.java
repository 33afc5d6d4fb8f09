package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TransitionGraph;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** A state to which no way leads from the start of its block. */
public final class UnreachableState implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("unreachable-state", Category.STRUCTURE, "a state that is never reached")
          .why("AWS refuses the definition")
          .help("lead a transition to it, or remove it")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (StateGroup group : machine.definition().allGroups()) {
      // Where the start itself or the way out of another state is wrong, that is the mistake.
      if (group.start() != null && !BrokenExits.in(group)) {
        check(group, sink);
      }
    }
  }

  private static void check(StateGroup group, Sink sink) {
    TransitionGraph graph = group.graph();
    Set<State> told = new HashSet<>();
    for (boolean heads : new boolean[] {true, false}) {
      for (State state : group.states().values()) {
        if (graph.isReachable(state) || told.contains(state)) {
          continue;
        }
        if (!heads || graph.predecessors(state).isEmpty()) {
          report(state, graph, told, sink);
        }
      }
    }
  }

  /** Speaks of the first state of an island; the others are reached from it. */
  private static void report(State state, TransitionGraph graph, Set<State> told, Sink sink) {
    FindingBuilder finding =
        sink.at(state)
            .message("State \"" + state.name() + "\" is not reachable.")
            .awsCode("MISSING_TRANSITION_TARGET");
    Deque<State> open = new ArrayDeque<>();
    open.add(state);
    while (!open.isEmpty()) {
      State next = open.remove();
      if (!graph.isReachable(next) && told.add(next)) {
        if (next != state) {
          finding.related(next.nameNode().location(), "reached only from there");
        }
        open.addAll(graph.successors(next));
      }
    }
    finding.must();
  }
}
