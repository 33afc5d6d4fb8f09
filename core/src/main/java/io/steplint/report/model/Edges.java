package io.steplint.report.model;

import io.steplint.asl.Catcher;
import io.steplint.asl.State;
import io.steplint.asl.Transition;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** The ways out of a state, as they are printed. */
final class Edges {

  private Edges() {}

  /**
   * A way out of a state.
   *
   * @param target the next state as it is written
   * @param on what leads there: empty, {@code default}, {@code choice 1} or the errors
   */
  record Edge(String target, String on) {}

  static List<Edge> of(State state) {
    List<Edge> edges = new ArrayList<>();
    int choice = 0;
    int catcher = 0;
    for (Transition transition : state.transitions()) {
      String on =
          switch (transition.kind()) {
            case NEXT -> "";
            case DEFAULT -> "default";
            case CHOICE -> "choice " + ++choice;
            case CATCH -> errors(state, catcher++);
          };
      edges.add(new Edge(transition.node().string(), on));
    }
    return edges;
  }

  private static String errors(State state, int index) {
    List<Catcher> withNext = new ArrayList<>();
    for (Catcher catcher : state.catchers()) {
      if (catcher.next() != null) {
        withNext.add(catcher);
      }
    }
    if (index >= withNext.size()) {
      return "error";
    }
    StringBuilder names = new StringBuilder();
    for (ScalarNode error : withNext.get(index).errors()) {
      names.append(names.length() == 0 ? "" : ", ").append(error.string());
    }
    return names.length() == 0 ? "error" : names.toString();
  }
}
