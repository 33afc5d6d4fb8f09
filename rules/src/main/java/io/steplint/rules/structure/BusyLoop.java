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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A loop of Choice and Pass states that is never left once it is entered again. */
public final class BusyLoop implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("busy-loop", Category.STRUCTURE, "a loop that changes nothing and never waits")
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
      if (!graph.isComplete()) {
        continue;
      }
      Set<State> looping = looping(graph);
      Set<State> told = new HashSet<>();
      for (State state : graph.reversePostOrder()) {
        if (looping.contains(state) && !told.contains(state)) {
          mark(state, looping, graph, told);
          sink.at(state)
              .message("This loop changes no data and does not wait: once taken, it is never left")
              .why("It goes on until the quota of 25,000 events ends the execution")
              .help("add a Wait, or a state that changes what is compared")
              .may();
        }
      }
    }
  }

  /** The idle states that lie on a loop of such states, or on a way from one loop to another. */
  private static Set<State> looping(TransitionGraph graph) {
    Set<State> idle = new LinkedHashSet<>();
    for (State state : graph.reversePostOrder()) {
      // Where no end is reached the rules about loops without an end speak.
      if (isIdle(state) && graph.reachesEnd(state)) {
        idle.add(state);
      }
    }
    trim(idle, graph::successors, graph::predecessors);
    trim(idle, graph::predecessors, graph::successors);
    return idle;
  }

  /** Takes away the states that lead to none of the others, again and again. */
  private static void trim(
      Set<State> states,
      Function<State, List<State>> onwards,
      Function<State, List<State>> backwards) {
    Map<State, Integer> ways = new HashMap<>();
    Deque<State> open = new ArrayDeque<>();
    for (State state : states) {
      int count = 0;
      for (State next : onwards.apply(state)) {
        count += states.contains(next) ? 1 : 0;
      }
      ways.put(state, count);
      if (count == 0) {
        open.add(state);
      }
    }
    while (!open.isEmpty()) {
      State gone = open.remove();
      states.remove(gone);
      for (State before : backwards.apply(gone)) {
        if (states.contains(before) && ways.merge(before, -1, Integer::sum) == 0) {
          open.add(before);
        }
      }
    }
  }

  /** Marks the states that are reached from one of a loop: one loop is one finding. */
  private static void mark(State from, Set<State> looping, TransitionGraph graph, Set<State> told) {
    Deque<State> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      State next = open.remove();
      if (looping.contains(next) && told.add(next)) {
        open.addAll(graph.successors(next));
      }
    }
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
