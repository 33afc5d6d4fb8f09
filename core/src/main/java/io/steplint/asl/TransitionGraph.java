package io.steplint.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the states of one block lead to each other, followed from {@code StartAt}. A name that a
 * deployment decides may be that of every state; a name that no state has leads nowhere.
 */
public final class TransitionGraph {

  private final List<State> states;
  private final Map<State, Integer> index = new IdentityHashMap<>();
  private final int[][] successors;
  private final int[][] predecessors;
  private final BitSet reachable = new BitSet();
  private final BitSet endsReached = new BitSet();
  private final BitSet loopHeads = new BitSet();
  private final List<State> reversePostOrder;
  private final boolean complete;

  TransitionGraph(StateGroup group) {
    this.states = List.copyOf(group.states().values());
    for (int i = 0; i < states.size(); i++) {
      index.put(states.get(i), i);
    }
    boolean allKnown = !group.isStartUnknown();
    this.successors = new int[states.size()][];
    int[] incoming = new int[states.size()];
    for (int i = 0; i < successors.length; i++) {
      Set<Integer> targets = new LinkedHashSet<>();
      for (Transition transition : states.get(i).transitions()) {
        String target = transition.target();
        if (target == null) {
          allKnown = false;
          for (int k = 0; k < successors.length; k++) {
            targets.add(k);
          }
        } else {
          State state = group.state(target);
          if (state != null) {
            targets.add(indexOf(state));
          }
        }
      }
      successors[i] = array(targets);
      for (int target : successors[i]) {
        incoming[target]++;
      }
    }
    this.complete = allKnown;
    this.predecessors = reversed(successors, incoming);
    List<State> postOrder = new ArrayList<>(states.size());
    State start = group.start();
    if (start != null) {
      visit(indexOf(start), postOrder);
    } else if (group.isStartUnknown()) {
      for (int i = 0; i < states.size(); i++) {
        visit(i, postOrder);
      }
    }
    Collections.reverse(postOrder);
    this.reversePostOrder = List.copyOf(postOrder);
    walkBackFromEnds();
  }

  private static int[] array(Set<Integer> numbers) {
    int[] array = new int[numbers.size()];
    int at = 0;
    for (int number : numbers) {
      array[at++] = number;
    }
    return array;
  }

  /** Whether some execution may come to a state, for all that the transitions say. */
  public boolean isReachable(State state) {
    return reachable.get(indexOf(state));
  }

  /** Whether every name that leads to a state is known. */
  public boolean isComplete() {
    return complete;
  }

  /** Whether there is a way from a state to one that may end this block. */
  public boolean reachesEnd(State state) {
    return endsReached.get(indexOf(state));
  }

  /** Whether a state is where a loop is entered: one of its predecessors comes after it. */
  public boolean isLoopHead(State state) {
    return loopHeads.get(indexOf(state));
  }

  /** Whether every way is known and none leads back, so that each state is entered once at most. */
  public boolean isStraight() {
    return complete && loopHeads.isEmpty() && !reversePostOrder.isEmpty();
  }

  /** The reachable states, each before its successors except where a loop leads back. */
  public List<State> reversePostOrder() {
    return reversePostOrder;
  }

  /** The states that a state leads to directly, each once, in the order of its transitions. */
  public List<State> successors(State state) {
    return statesAt(successors[indexOf(state)]);
  }

  /** The states that lead to a state directly, in document order. */
  public List<State> predecessors(State state) {
    return statesAt(predecessors[indexOf(state)]);
  }

  private List<State> statesAt(int[] indexes) {
    List<State> found = new ArrayList<>(indexes.length);
    for (int i : indexes) {
      found.add(states.get(i));
    }
    return found;
  }

  private int indexOf(State state) {
    Integer at = index.get(state);
    if (at == null) {
      throw new IllegalArgumentException(state + " is not in this block");
    }
    return at;
  }

  /** Depth first without recursion: a definition may hold a chain of many thousand states. */
  private void visit(int start, List<State> postOrder) {
    if (reachable.get(start)) {
      return;
    }
    BitSet open = new BitSet();
    int[] next = new int[states.size()];
    Deque<Integer> path = new ArrayDeque<>();
    reachable.set(start);
    open.set(start);
    path.push(start);
    while (!path.isEmpty()) {
      int at = path.peek();
      if (next[at] < successors[at].length) {
        int target = successors[at][next[at]++];
        if (open.get(target)) {
          loopHeads.set(target);
        } else if (!reachable.get(target)) {
          reachable.set(target);
          open.set(target);
          path.push(target);
        }
      } else {
        path.pop();
        open.clear(at);
        postOrder.add(states.get(at));
      }
    }
  }

  private void walkBackFromEnds() {
    Deque<Integer> work = new ArrayDeque<>();
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).isEnd()) {
        endsReached.set(i);
        work.add(i);
      }
    }
    while (!work.isEmpty()) {
      for (int before : predecessors[work.remove()]) {
        if (!endsReached.get(before)) {
          endsReached.set(before);
          work.add(before);
        }
      }
    }
  }

  private static int[][] reversed(int[][] edges, int[] incoming) {
    int[][] reversed = new int[edges.length][];
    for (int i = 0; i < edges.length; i++) {
      reversed[i] = new int[incoming[i]];
    }
    int[] filled = new int[edges.length];
    for (int from = 0; from < edges.length; from++) {
      for (int to : edges[from]) {
        reversed[to][filled[to]++] = from;
      }
    }
    return reversed;
  }
}
