package io.steplint.flow;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.Transition;
import io.steplint.asl.TransitionGraph;
import io.steplint.type.Thresholds;
import io.steplint.type.Type;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is known at every state of a block: a fixpoint over its transitions, in reverse
 * post-order, with widening where a loop is entered. A last pass over the states, which starts from
 * the fixpoint and so only gains precision, records what goes wrong.
 */
final class GroupInterpreter {

  /** So often a loop is followed exactly. */
  private static final int EXACT_VISITS = 3;

  private final StateInterpreter interpreter;
  private final StateGroup group;
  private final TransitionGraph graph;
  private final List<State> order;
  private final Map<State, Integer> index = new IdentityHashMap<>();
  private final Frame[] entries;
  private final @Nullable Step[] steps;
  private final int[] visits;
  private final BitSet open = new BitSet();

  GroupInterpreter(StateInterpreter interpreter, StateGroup group) {
    this.interpreter = interpreter;
    this.group = group;
    this.graph = group.graph();
    this.order = graph.reversePostOrder();
    for (int i = 0; i < order.size(); i++) {
      index.put(order.get(i), i);
    }
    this.entries = new Frame[order.size()];
    this.steps = new Step[order.size()];
    this.visits = new int[order.size()];
  }

  /** What the block returns, entered with {@code entry}. */
  Type run(Frame entry, Scope scope) {
    Frame dead = new Frame(Type.never(), Variables.NONE);
    Arrays.fill(entries, dead);
    if (!entry.isDead() && graph.isStraight()) {
      once(entry, scope);
    } else if (!entry.isDead()) {
      enter(entry);
      for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(0)) {
        open.clear(i);
        visit(i, scope.silent());
      }
      if (scope.isListening()) {
        lastPass(entry, scope);
      }
    }
    Type end = Type.never();
    for (Step step : steps) {
      if (step != null) {
        end = end.join(step.end());
      }
    }
    return end;
  }

  private void enter(Frame entry) {
    State start = group.start();
    if (start != null) {
      flowInto(indexOf(start), entry);
    } else {
      for (int i = 0; i < entries.length; i++) {
        flowInto(i, entry); // a deployment decides where it starts
      }
    }
  }

  private int indexOf(State state) {
    Integer at = index.get(state);
    return at == null ? -1 : at;
  }

  private void visit(int i, Scope scope) {
    Step step = interpreter.interpret(order.get(i), entries[i], scope);
    steps[i] = step;
    for (Edge edge : step.edges()) {
      String target = edge.transition().target();
      if (target == null) {
        for (int k = 0; k < entries.length; k++) {
          flowInto(k, edge.frame()); // a deployment decides where it goes
        }
      } else {
        State state = group.state(target);
        if (state != null) {
          flowInto(indexOf(state), edge.frame());
        }
      }
    }
  }

  private void flowInto(int i, Frame frame) {
    if (i < 0 || frame.isDead()) {
      return;
    }
    Frame known = entries[i];
    Frame joined = known.join(frame);
    if (joined.equals(known)) {
      return;
    }
    if (!known.isDead() && graph.isLoopHead(order.get(i)) && ++visits[i] > EXACT_VISITS) {
      joined = known.widen(joined, Thresholds.standard());
      if (joined.equals(known)) {
        return;
      }
    }
    entries[i] = joined;
    open.set(i);
  }

  /** Where no way leads back, all that enters a state is known when its turn comes. */
  private void once(Frame entry, Scope scope) {
    for (int i = 0; i < order.size(); i++) {
      entries[i] = entering(i, order.get(i) == group.start() ? entry : null);
      if (!entries[i].isDead()) {
        Step step = interpreter.interpret(order.get(i), entries[i], scope);
        steps[i] = step;
        if (scope.isListening()) {
          scope.record(order.get(i), entries[i], step);
        }
      }
    }
  }

  private void lastPass(Frame entry, Scope scope) {
    boolean simple = graph.isComplete() && group.start() != null;
    int start = group.start() == null ? -1 : indexOf(group.start());
    for (int i = 0; i < order.size(); i++) {
      Frame known = entries[i];
      if (known.isDead()) {
        continue;
      }
      Frame refined = simple ? entering(i, i == start ? entry : null) : known;
      entries[i] = refined;
      if (refined.isDead()) {
        steps[i] = null;
        continue;
      }
      State state = order.get(i);
      Step step = interpreter.interpret(state, refined, scope);
      steps[i] = step;
      scope.record(state, refined, step);
    }
  }

  /** What a state is entered with, by what its predecessors handed on at last. */
  private Frame entering(int i, @Nullable Frame entry) {
    Frame joined = entry == null ? new Frame(Type.never(), Variables.NONE) : entry;
    State state = order.get(i);
    for (State predecessor : graph.predecessors(state)) {
      int p = indexOf(predecessor);
      Step step = p < 0 ? null : steps[p];
      if (step != null) {
        for (Edge edge : step.edges()) {
          if (state.name().equals(edge.transition().target())) {
            joined = joined.join(edge.frame());
          }
        }
      }
    }
    return joined;
  }

  /** The transitions of a step that can be taken. */
  static Set<Transition> taken(Step step) {
    Set<Transition> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Edge edge : step.edges()) {
      if (!edge.frame().isDead()) {
        taken.add(edge.transition());
      }
    }
    return taken;
  }
}
