package io.steplint.rules.dataflow;

import io.steplint.asl.State;
import io.steplint.flow.Flaw;
import io.steplint.flow.origin.Origin;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a value came to where something is wrong with it. */
final class Ways {

  private static final int MAX_SHOWN = 6;

  private Ways() {}

  static FindingBuilder at(Sink sink, Flaws.Sorted sorted) {
    ScalarNode place = sorted.flaw().place().asScalar();
    FindingBuilder finding = place == null ? sink.at(sorted.flaw().place()) : sink.at(place);
    return finding.pointer(sorted.flaw().pointer());
  }

  /** Shows the expressions that handed the value on, and what made it. */
  static void show(FindingBuilder finding, Flaws.Sorted sorted) {
    Set<Node> shown = new LinkedHashSet<>();
    for (Origin origin : sorted.origins()) {
      for (Node step : origin.way()) {
        if (step != sorted.flaw().place() && shown.size() < MAX_SHOWN && shown.add(step)) {
          finding.related(step.location(), "handed on here");
        }
      }
      Node place = origin.place();
      State state = origin.state();
      if (place != null && state != null && shown.size() < MAX_SHOWN && shown.add(place)) {
        finding.related(
            place.asScalar() == null ? state.nameNode().location() : place.location(),
            what(origin, state));
      }
    }
  }

  private static String what(Origin origin, State state) {
    String name = "\"" + state.name() + "\"";
    return switch (origin.kind()) {
      case TASK_RESULT -> "the result of " + name;
      case BLOCK_RESULT -> "the array that " + name + " returns";
      case ITEM -> "the items of " + name;
      case ERROR -> "the error that a Catcher of " + name + " hands on";
      case WRITTEN -> "written out in " + name;
      case COMPUTED -> "computed in " + name;
      case CONTEXT -> "the context object in " + name;
      case MACHINE_INPUT -> "the input of the machine";
    };
  }

  /**
   * What the value is made of, as a phrase: "the result of \"Run\""; empty if that is not known.
   */
  static String source(List<Origin> origins) {
    if (origins.isEmpty()) {
      return "";
    }
    Origin origin = origins.get(0);
    State state = origin.state();
    return state == null
        ? origin.kind() == Origin.Kind.MACHINE_INPUT ? "the input of the machine" : ""
        : what(origin, state);
  }

  static void report(FindingBuilder finding, Flaws.Sorted sorted) {
    // What JSONata reads and is never there does not have to make the state fail.
    boolean fails = sorted.flaw().error() != null || sorted.flaw().kind() != Flaw.Kind.MISSING_PATH;
    if (sorted.flaw().isMust() && fails) {
      finding.must();
    } else {
      finding.may();
    }
  }
}
