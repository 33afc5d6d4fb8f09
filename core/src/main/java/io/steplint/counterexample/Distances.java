package io.steplint.counterexample;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many transitions lead from a state of a machine to one that is looked for. */
final class Distances {

  private final Map<String, Integer> byPointer = new HashMap<>();

  Distances(Definition definition, State target) {
    Map<State, List<State>> before = new IdentityHashMap<>();
    for (State state : definition.allStates()) {
      for (Transition transition : state.transitions()) {
        State next = transition.target() == null ? null : state.group().state(transition.target());
        if (next != null) {
          before.computeIfAbsent(next, s -> new ArrayList<>()).add(state);
        }
      }
      for (StateGroup group : state.groups()) {
        State start = group.start();
        if (start != null) {
          before.computeIfAbsent(start, s -> new ArrayList<>()).add(state);
        }
      }
    }
    Deque<State> open = new ArrayDeque<>();
    byPointer.put(target.pointer().toString(), 0);
    open.add(target);
    while (!open.isEmpty()) {
      State state = open.remove();
      int distance = byPointer.getOrDefault(state.pointer().toString(), 0);
      for (State earlier : before.getOrDefault(state, List.of())) {
        if (byPointer.putIfAbsent(earlier.pointer().toString(), distance + 1) == null) {
          open.add(earlier);
        }
      }
    }
  }

  /** How far a state is from the target, or null where no way leads there. */
  @Nullable Integer of(String pointer) {
    return byPointer.get(pointer);
  }
}
