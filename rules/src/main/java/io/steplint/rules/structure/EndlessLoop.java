package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TransitionGraph;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** States from which no end of their block can be reached. */
public final class EndlessLoop implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("endless-loop", Category.STRUCTURE, "a loop without a way out")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (StateGroup group : machine.definition().allGroups()) {
      TransitionGraph graph = group.graph();
      State start = group.start();
      if (start == null || !graph.reachesEnd(start) || BrokenExits.in(group)) {
        continue;
      }
      Set<State> told = new HashSet<>();
      for (State state : graph.reversePostOrder()) {
        if (!graph.reachesEnd(state) && !told.contains(state)) {
          report(state, graph, told, sink);
        }
      }
    }
  }

  private static void report(State state, TransitionGraph graph, Set<State> told, Sink sink) {
    Deque<State> open = new ArrayDeque<>();
    open.add(state);
    while (!open.isEmpty()) {
      State next = open.remove();
      if (told.add(next)) {
        open.addAll(graph.successors(next));
      }
    }
    sink.at(state)
        .message("From here no state is reached that ends the execution, branch or iteration")
        .why("The loop goes on until an error, a timeout or the quota of 25,000 events ends it")
        .help("lead out of the loop to a state that ends")
        .must();
  }
}
