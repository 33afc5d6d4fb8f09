package io.steplint.rules.nested;

import io.steplint.asl.State;
import io.steplint.asl.StateType;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.flow.Flaw;
import io.steplint.flow.FlowAnalysis.ChildFlow;
import io.steplint.flow.MachineFlow;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import java.util.HashSet;
import java.util.Set;

/** A Task that waits for a child of which no execution succeeds. */
public final class ChildNeverSucceeds implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "child-never-succeeds", Category.NESTED, "a wait for a child that succeeds on no way")
          .why("The Task never succeeds either, and what follows it is never reached")
          .help(
              "let the child end in a state that is no Fail, or handle its failure with a Catcher")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<TaskState> told = new HashSet<>();
    for (ChildFlow start : machine.analysis().flow().children(machine.machine())) {
      TaskState task = start.task();
      if (told.add(task)
          && waits(task)
          && machine.flow().of(task).reachable()
          && start.child().output().isNever()
          && endsInFail(start.child())
          && !isToldOf(start.child())) {
        sink.at(task)
            .message("The child " + start.child().machine().name() + " never succeeds")
            .related(start.child().definition().node().location(), "the child")
            .must();
      }
    }
  }

  private static boolean waits(TaskState task) {
    TaskResource.Pattern pattern = task.resource().pattern();
    return pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2;
  }

  /**
   * Whether executions of the child get to a Fail. One without an end at all is broken in another
   * way, or goes on for ever.
   */
  private static boolean endsInFail(MachineFlow child) {
    for (State state : child.definition().top().states().values()) {
      if (state.type() == StateType.FAIL && child.of(state).reachable()) {
        return true;
      }
    }
    return false;
  }

  /** Whether something is wrong with the child, of which is spoken where it is. */
  private static boolean isToldOf(MachineFlow child) {
    for (Flaw flaw : child.flaws()) {
      if (flaw.isMust() && flaw.error() != null) {
        return true;
      }
    }
    return false;
  }
}
