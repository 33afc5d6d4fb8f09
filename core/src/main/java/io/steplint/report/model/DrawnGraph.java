package io.steplint.report.model;

import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.NestedStart;
import io.steplint.workspace.StateMachine;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph for a program that draws: a box per machine, in it its states, in those the blocks they
 * hold; a broken line from a Task to the machine it starts.
 */
final class DrawnGraph {

  /** The language that the drawing program reads. */
  interface Pen {
    void begin(StringBuilder out);

    void end(StringBuilder out);

    void openBox(StringBuilder out, int depth, String id, String title);

    void closeBox(StringBuilder out, int depth);

    void state(StringBuilder out, int depth, String id, State state, boolean start);

    void edge(StringBuilder out, String from, String to, String label);

    /** A Task starts a machine. */
    void start(StringBuilder out, String from, String box, String firstState, String label);
  }

  private final Pen pen;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder edges = new StringBuilder();
  private final Map<State, String> ids = new IdentityHashMap<>();
  private final Map<String, String> boxes = new HashMap<>();
  private int boxCount;

  DrawnGraph(Pen pen) {
    this.pen = pen;
  }

  void write(Analysis analysis, Writer target) throws IOException {
    pen.begin(out);
    for (MachineFacts machine : analysis.machines()) {
      String box = nextBox();
      boxes.put(machine.machine().key(), box);
      pen.openBox(out, 1, box, machine.machine().name());
      group(machine.definition().top(), 2);
      pen.closeBox(out, 1);
    }
    out.append(edges);
    for (MachineFacts machine : analysis.machines()) {
      for (NestedStart start : machine.starts()) {
        draw(start, analysis);
      }
    }
    pen.end(out);
    target.append(out);
  }

  private void draw(NestedStart start, Analysis analysis) {
    StateMachine child = start.child();
    String from = ids.get(start.task());
    MachineFacts facts = child == null ? null : analysis.of(child);
    State first = facts == null ? null : facts.definition().top().start();
    String to = first == null ? null : ids.get(first);
    if (child != null && from != null && to != null) {
      String suffix = start.pattern() == null ? "" : start.pattern().suffix();
      String label = suffix.isEmpty() ? "starts" : suffix.substring(1);
      pen.start(out, from, boxes.getOrDefault(child.key(), ""), to, label);
    }
  }

  private String nextBox() {
    return "m" + boxCount++;
  }

  /** Recursion is as deep as states are nested, which the reader of the document bounds. */
  private void group(StateGroup group, int depth) {
    State first = group.start();
    for (State state : group.states().values()) {
      String id = "s" + ids.size();
      ids.put(state, id);
      pen.state(out, depth, id, state, state == first);
      List<StateGroup> inner = state.groups();
      for (int i = 0; i < inner.size(); i++) {
        String title = inner.size() == 1 ? state.name() : state.name() + ", branch " + (i + 1);
        pen.openBox(out, depth, nextBox(), title);
        group(inner.get(i), depth + 1);
        pen.closeBox(out, depth);
        State begin = inner.get(i).start();
        String to = begin == null ? null : ids.get(begin);
        if (to != null) {
          pen.edge(edges, id, to, "");
        }
      }
    }
    for (State state : group.states().values()) {
      for (Edges.Edge edge : Edges.of(state)) {
        State target = group.state(edge.target());
        String from = ids.get(state);
        String to = target == null ? null : ids.get(target);
        if (from != null && to != null) {
          pen.edge(edges, from, to, edge.on());
        }
      }
    }
  }
}
