package io.steplint.rules.structure;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.PassState;
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

/** A loop of Choice and Pass states that is never left once it is entered again. */
public final class BusyLoop implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "busy-loop", Category.STRUCTURE, "a loop that changes nothing and waits for nothing")
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
      Set<State> told = new HashSet<>();
      for (State state : graph.reversePostOrder()) {
        if (graph.isComplete()
            && graph.reachesEnd(state) // else the rules about loops without an end speak
            && isIdle(state)
            && told.add(state)
            && returns(state, graph, told)) {
          sink.at(state)
              .message("This loop changes no data and does not wait: once taken, it is never left")
              .why("It goes on until the quota of 25,000 events ends the execution")
              .help("add a Wait, or a state that changes what is compared")
              .may();
        }
      }
    }
  }

  /** Whether a way through idle states leads back. */
  private static boolean returns(State from, TransitionGraph graph, Set<State> told) {
    Set<State> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(graph.successors(from));
    boolean found = false;
    while (!open.isEmpty()) {
      State next = open.remove();
      if (next == from) {
        found = true;
      } else if (isIdle(next) && seen.add(next)) {
        open.addAll(graph.successors(next));
      }
    }
    if (found) {
      told.addAll(seen);
    }
    return found;
  }

  private static boolean isIdle(State state) {
    if (state.assign() != null || state.output() != null) {
      return false;
    }
    if (state instanceof ChoiceState choice) {
      return choice.inputPath().isAbsent()
          && choice.outputPath().isAbsent()
          && choice.rules().stream().allMatch(r -> r.assign() == null && r.output() == null);
    }
    return state instanceof PassState pass
        && pass.result() == null
        && pass.parameters() == null
        && pass.inputPath().isAbsent()
        && pass.outputPath().isAbsent()
        && pass.resultPath().isAbsent();
  }
}
