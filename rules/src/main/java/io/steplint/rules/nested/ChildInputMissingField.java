package io.steplint.rules.nested;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskState;
import io.steplint.asl.Transition;
import io.steplint.flow.Flaw;
import io.steplint.flow.FlowAnalysis.ChildFlow;
import io.steplint.flow.MachineFlow;
import io.steplint.flow.origin.Origin;
import io.steplint.flow.origin.Origins;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Flaws;
import io.steplint.rules.Places;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of its input that a child reads and that the Task does not send. */
public final class ChildInputMissingField implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "child-input-missing-field",
              Category.NESTED,
              "a field that the child workflow reads and the parent does not send")
          .why("The execution of the child fails when it reads the field")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    Set<TaskState> told = new HashSet<>();
    for (ChildFlow child : machine.analysis().flow().children(machine.machine())) {
      if (told.add(child.task())) {
        check(machine, child, sink);
      }
    }
  }

  private static void check(MachineFacts machine, ChildFlow start, Sink sink) {
    MachineFlow child = start.child();
    Set<String> told = new HashSet<>();
    for (Flaw flaw : child.flaws()) {
      if (flaw.kind() == Flaw.Kind.MISSING_PATH
          && flaw.isMust()
          && isOfInput(child, flaw)
          && !fails(machine.analysis().flow().alone(child.machine()), flaw)) {
        String missing = Flaws.missing(flaw);
        if (told.add(missing)) {
          report(machine, start, flaw, missing, sink);
        }
      }
    }
  }

  /** Whether the child fails there whatever it is sent: that is a mistake of the child alone. */
  private static boolean fails(@Nullable MachineFlow alone, Flaw flaw) {
    if (alone == null) {
      return false;
    }
    for (Flaw own : alone.of(flaw.state()).flaws()) {
      if (own.isMust() && own.pointer().equals(flaw.pointer())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfInput(MachineFlow child, Flaw flaw) {
    List<Origin> origins = Origins.of(child, flaw);
    for (Origin origin : origins) {
      if (origin.kind() != Origin.Kind.MACHINE_INPUT) {
        return false;
      }
    }
    return !origins.isEmpty();
  }

  private static void report(
      MachineFacts machine, ChildFlow start, Flaw flaw, String missing, Sink sink) {
    TaskState task = start.task();
    PayloadTemplate sent = task.isJsonata() ? task.arguments() : task.parameters();
    PayloadTemplate input = sent == null ? null : sent.member("Input");
    FindingBuilder finding =
        input != null
            ? Places.at(sink, machine, input.pointer(), input.node())
            : sent != null ? Places.at(sink, machine, sent.pointer(), sent.node()) : sink.at(task);
    finding
        .message(
            "The child "
                + start.child().machine().name()
                + " reads \""
                + missing
                + "\" from its input, and is not sent it")
        .help("send \"" + missing + "\" in \"Input\"")
        .related(flaw.place().location(), "the child reads it here")
        .subject(missing);
    if (isOnEveryWay(start.child(), flaw.state())) {
      finding.must();
    } else {
      finding.may();
    }
  }

  /** Whether no execution of the child ends well without coming through the state. */
  private static boolean isOnEveryWay(MachineFlow child, State inner) {
    State state = inner;
    for (State at = inner; at != null; at = at.group().enclosing()) {
      state = at;
    }
    if (state != inner) {
      // Whether a branch or an iteration takes that way is decided inside.
      return false;
    }
    StateGroup top = child.definition().top();
    State first = top.start();
    Set<State> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>();
    if (first != null && first != state) {
      open.add(first);
    }
    while (!open.isEmpty()) {
      State at = open.remove();
      if (!seen.add(at)) {
        continue;
      }
      if (at.isEnd()) {
        return false;
      }
      for (Transition way : at.transitions()) {
        String target = way.target();
        State next = target == null ? null : top.state(target);
        if (next != null && next != state && child.of(at).taken().contains(way)) {
          open.add(next);
        }
      }
    }
    return true;
  }
}
