package io.steplint.rules.nested;

import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.asl.TaskState;
import io.steplint.flow.MachineFlow;
import io.steplint.flow.StateFlow;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** What the rules about children say alike. */
final class NestedStarts {

  private static final int MAX_ENDS = 4;

  private NestedStarts() {}

  /** Starts a finding about something that is wrong with what a child returned. */
  static FindingBuilder at(Sink sink, Flaws.Sorted sorted) {
    ScalarNode place = sorted.flaw().place().asScalar();
    FindingBuilder finding = place == null ? sink.at(sorted.flaw().place()) : sink.at(place);
    return finding.pointer(sorted.flaw().pointer());
  }

  /** Shows the Task that starts the child, and the states in which the child ends. */
  static void show(FindingBuilder finding, MachineFacts machine, @Nullable TaskState task) {
    if (task == null) {
      return;
    }
    ScalarNode resource = task.resourceNode();
    finding.related(
        (resource == null ? task.nameNode() : resource).location(), "starts the child here");
    MachineFlow child = machine.analysis().flow().childOf(machine.machine(), task);
    if (child == null) {
      return;
    }
    int shown = 0;
    for (State state : child.definition().top().states().values()) {
      StateFlow flow = child.of(state);
      if (state.isEnd()
          && state.type() != StateType.FAIL
          && flow.reachable()
          && shown++ < MAX_ENDS) {
        finding.related(
            state.nameNode().location(),
            "the child "
                + child.machine().name()
                + " ends here and returns "
                + Flaws.brief(flow.output()));
      }
    }
  }

  /** Reports a flaw with its own certainty. */
  static void report(FindingBuilder finding, Flaws.Sorted sorted) {
    if (sorted.flaw().isMust()) {
      finding.must();
    } else {
      finding.may();
    }
  }
}
