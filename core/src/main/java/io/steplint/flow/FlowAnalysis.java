package io.steplint.flow;

import io.steplint.asl.Definition;
import io.steplint.asl.TaskState;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Symbolic execution of the machines of a workspace.
 *
 * <p>Each machine is interpreted with the input that is declared for it, else with any input; and
 * once more for each Task that starts it, with what that Task sends, so that what comes back is the
 * child's answer to just that input. A machine that is started from more than a few places is
 * interpreted with any input for the rest of them. What one run learns of another makes the other's
 * callers look again, until nothing changes; inputs and outputs that keep growing are widened, so
 * that recursion ends.
 *
 * <p>Machines are interpreted in workspace order, each when it or a later one is asked for. What is
 * known of one can be let go once nobody will ask again; of the machines it starts, the others then
 * know no more than what they return. Safe for several threads.
 */
public final class FlowAnalysis {

  /** What is known of a child, started by one Task with what this Task sends. */
  public record ChildFlow(StateMachine caller, TaskState task, MachineFlow child) {}

  private final Workspace workspace;
  private final Function<StateMachine, @Nullable Definition> definitions;
  private final FlowSolver solver;
  private final Map<String, Solved> machines = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private int next;

  /** What is known of one machine, and of those it starts. */
  private record Solved(MachineFlow flow, List<ChildFlow> children) {}

  private FlowAnalysis(
      Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
    this.workspace = workspace;
    this.definitions = definitions;
    this.solver = new FlowSolver(workspace, definitions);
    for (StateMachine machine : workspace.stateMachines()) {
      positions.putIfAbsent(machine.key(), positions.size());
    }
  }

  /** Interprets the machines of a workspace. */
  public static FlowAnalysis of(Workspace workspace) {
    Map<String, Definition> parsed = new HashMap<>();
    for (StateMachine machine : workspace.stateMachines()) {
      if (machine.definitionNode() != null) {
        parsed.put(machine.key(), Definition.parse(machine.definitionNode()));
      }
    }
    return of(workspace, machine -> parsed.get(machine.key()));
  }

  /**
   * Interprets the machines of a workspace.
   *
   * @param definitions the definition of a machine, or null where it could not be read; the same as
   *     long as somebody holds it
   */
  public static FlowAnalysis of(
      Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
    return new FlowAnalysis(workspace, definitions);
  }

  /** What is known of a machine, or null where its definition could not be read. */
  public @Nullable MachineFlow of(StateMachine machine) {
    Solved solved = solved(machine);
    return solved == null ? null : solved.flow();
  }

  /** What is known of the children that the Tasks of a machine start, in the order of the Tasks. */
  public List<ChildFlow> children(StateMachine caller) {
    Solved solved = solved(caller);
    return solved == null ? List.of() : solved.children();
  }

  /** What is known of the child that a Task starts, or null where the child is not at hand. */
  public @Nullable MachineFlow childOf(StateMachine caller, TaskState task) {
    for (ChildFlow child : children(caller)) {
      if (child.task() == task) {
        return child.child();
      }
    }
    return null;
  }

  /**
   * What is known of a machine that may come later or has been let go: as {@link #of}, but looked
   * at by itself, so that no other is held for it.
   */
  public synchronized @Nullable MachineFlow alone(StateMachine machine) {
    Solved solved = machines.get(machine.key());
    if (solved != null) {
      return solved.flow();
    }
    MachineRun run = new FlowSolver(workspace, definitions).solve(machine);
    return run == null ? null : run.toFlow();
  }

  /** Lets go of what is known of a machine; whoever asks again makes it look at it anew. */
  public synchronized void release(StateMachine machine) {
    machines.remove(machine.key());
  }

  private synchronized @Nullable Solved solved(StateMachine machine) {
    Solved known = machines.get(machine.key());
    if (known != null || definitions.apply(machine) == null) {
      return known;
    }
    int position = positions.getOrDefault(machine.key(), -1);
    while (next < position) {
      solve(solver, workspace.stateMachines().get(next++));
    }
    boolean anew = next > position;
    next += anew ? 0 : 1;
    return solve(anew ? new FlowSolver(workspace, definitions) : solver, machine);
  }

  private @Nullable Solved solve(FlowSolver solving, StateMachine machine) {
    try {
      return solved(solving, machine);
    } finally {
      solving.release();
    }
  }

  private @Nullable Solved solved(FlowSolver solving, StateMachine machine) {
    MachineRun before = solving.shared(machine);
    MachineRun run = solving.solve(machine);
    if (run == null) {
      return null;
    }
    List<MachineRun> started = new ArrayList<>(run.started);
    MachineRun shared = solving.shared(machine);
    if (shared != null) {
      started.addAll(before == null ? started.size() : 0, shared.started);
    }
    List<ChildFlow> children = new ArrayList<>();
    for (MachineRun child : started) {
      if (child.site != null) {
        children.add(new ChildFlow(machine, child.site, child.toFlow()));
      }
    }
    Solved solved = new Solved(run.toFlow(), List.copyOf(children));
    machines.put(machine.key(), solved);
    return solved;
  }
}
