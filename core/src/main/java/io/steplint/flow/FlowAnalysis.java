package io.steplint.flow;

import io.steplint.asl.Definition;
import io.steplint.asl.TaskState;
import io.steplint.text.Text;
import io.steplint.type.JsonSchemaReader;
import io.steplint.type.Type;
import io.steplint.type.TypeOf;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Symbolic execution of all machines of a workspace.
 *
 * <p>Each machine is interpreted with the input that is declared for it, else with any input; and
 * once more for each Task that starts it, with what that Task sends, so that what comes back is the
 * child's answer to just that input. A machine that is started from more than a few places is
 * interpreted with any input for the rest of them. What one run learns of another makes the other's
 * callers look again, until nothing changes; inputs and outputs that keep growing are widened, so
 * that recursion ends.
 */
public final class FlowAnalysis {

  /** From so many places a machine is followed with just the input that is sent from there. */
  private static final int MAX_CONTEXTS = 16;

  private static final int MAX_ROUNDS = 4;

  /** What is known of a child, started by one Task with what this Task sends. */
  public record ChildFlow(StateMachine caller, TaskState task, MachineFlow child) {}

  private final Map<String, MachineFlow> machines = new LinkedHashMap<>();
  private final List<ChildFlow> children = new ArrayList<>();
  private final Map<TaskState, MachineFlow> childrenByTask = new IdentityHashMap<>();

  private FlowAnalysis() {}

  /** Interprets all machines of a workspace. */
  public static FlowAnalysis of(Workspace workspace) {
    Map<String, Definition> parsed = new LinkedHashMap<>();
    for (StateMachine machine : workspace.stateMachines()) {
      if (machine.definitionNode() != null) {
        parsed.put(machine.key(), Definition.parse(machine.definitionNode()));
      }
    }
    return of(workspace, machine -> parsed.get(machine.key()));
  }

  /**
   * Interprets all machines of a workspace.
   *
   * @param definitions the definition of a machine, or null where it could not be read
   */
  public static FlowAnalysis of(
      Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
    FlowAnalysis analysis = new FlowAnalysis();
    analysis.run(new Solver(workspace, definitions));
    return analysis;
  }

  private void run(Solver solver) {
    solver.solve();
    for (MachineRun run : solver.runs) {
      MachineFlow flow = run.toFlow();
      if (run.site == null) {
        machines.putIfAbsent(run.machine.key(), flow);
      } else if (run.caller != null && run.caller.site == null) {
        children.add(new ChildFlow(run.caller.machine, run.site, flow));
        childrenByTask.putIfAbsent(run.site, flow);
      }
    }
  }

  /** What is known of a machine, or null where its definition could not be read. */
  public @Nullable MachineFlow of(StateMachine machine) {
    return machines.get(machine.key());
  }

  /** What is known of the children that Tasks start, in the order of the Tasks. */
  public List<ChildFlow> children() {
    return List.copyOf(children);
  }

  /** What is known of the child that a Task starts, or null where the child is not at hand. */
  public @Nullable MachineFlow childOf(TaskState task) {
    return childrenByTask.get(task);
  }

  /** The input that is declared for a machine; unknown where nothing is. */
  static Type declaredInput(StateMachine machine) {
    MachineInput input = machine.input();
    if (input == null) {
      return Type.unknown();
    }
    return switch (input.kind()) {
      case EXAMPLE -> TypeOf.example(input.node());
      case SCHEMA -> JsonSchemaReader.read(input.node());
    };
  }

  /** Interprets runs until nothing new becomes known. */
  private static final class Solver implements MachineCalls {

    private record Site(@Nullable MachineRun caller, @Nullable TaskState task, String machine) {

      // By hand, as is hashCode: the first call of what a record is given costs the start
      // milliseconds.
      @Override
      public boolean equals(@Nullable Object object) {
        return object instanceof Site other
            && Objects.equals(caller, other.caller)
            && Objects.equals(task, other.task)
            && machine.equals(other.machine);
      }

      @Override
      public int hashCode() {
        return 31 * (31 * Objects.hashCode(caller) + Objects.hashCode(task)) + machine.hashCode();
      }
    }

    private final Workspace workspace;
    private final Function<StateMachine, @Nullable Definition> definitions;
    private final StateInterpreter interpreter = new StateInterpreter(new StateExpressions(), this);
    private final Map<Site, MachineRun> bySite = new LinkedHashMap<>();
    private final Map<String, Integer> contexts = new LinkedHashMap<>();
    private final Deque<MachineRun> open = new ArrayDeque<>();
    private final List<MachineRun> runs = new ArrayList<>();
    private long version;

    Solver(Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
      this.workspace = workspace;
      this.definitions = definitions;
    }

    void solve() {
      List<StateMachine> all = workspace.stateMachines();
      for (StateMachine machine : all) {
        Definition definition = definitions.apply(machine);
        if (definition != null) {
          MachineRun run = new MachineRun(machine, definition, declaredInput(machine), null, null);
          runs.add(run);
          enqueue(run);
          settle();
        }
      }
      settle();
      recordAll();
    }

    private void recordAll() {
      for (int round = 0; round < MAX_ROUNDS; round++) {
        for (int i = 0; i < runs.size(); i++) {
          MachineRun run = runs.get(i);
          if (!run.recorded) {
            record(run);
          }
        }
        if (open.isEmpty()) {
          return;
        }
        settle(); // the last pass asked something that no pass before it had asked
      }
    }

    private void settle() {
      while (!open.isEmpty()) {
        MachineRun run = open.pop();
        run.queued = false;
        Type out;
        if (run.isStraight()) {
          out = record(run);
          run.recorded = true;
        } else {
          out = interpret(run, Recorder.SILENT);
        }
        if (run.give(out)) {
          version++;
          for (MachineRun dependent : run.dependents) {
            enqueue(dependent);
          }
        }
      }
    }

    private Type interpret(MachineRun run, Recorder recorder) {
      return new GroupInterpreter(interpreter, run.definition.top())
          .run(new Frame(run.input(), Variables.NONE), new Scope(run, run.input(), recorder));
    }

    private Type record(MachineRun run) {
      run.states.clear();
      Type out = interpret(run, Recorder.listening());
      Scope.recordUnreached(run);
      return out;
    }

    private void enqueue(MachineRun run) {
      if (!run.queued) {
        run.queued = true;
        open.push(run);
      }
    }

    // ---- what the interpreter asks

    @Override
    public @Nullable StateMachine find(Text arn, StateMachine caller) {
      return workspace.findByArn(arn, caller);
    }

    @Override
    public @Nullable StateMachine find(String key) {
      return workspace.find(key);
    }

    @Override
    public long version() {
      return version;
    }

    @Override
    public Type output(MachineRun caller, TaskState site, StateMachine child, Type input) {
      Definition definition = definitions.apply(child);
      if (definition == null) {
        return Type.unknown();
      }
      if (input.isNever()) {
        return Type.never();
      }
      Site key = new Site(caller, site, child.key());
      MachineRun run = bySite.get(key);
      if (run == null) {
        if (contexts.merge(child.key(), 1, Integer::sum) > MAX_CONTEXTS) {
          return output(caller, child);
        }
        run = start(key, new MachineRun(child, definition, Type.never(), site, caller));
      }
      if (run.receive(input)) {
        enqueue(run);
      }
      run.dependents.add(caller);
      return run.output();
    }

    @Override
    public Type output(MachineRun caller, StateMachine machine) {
      Definition definition = definitions.apply(machine);
      if (definition == null) {
        return Type.unknown();
      }
      Site key = new Site(null, null, machine.key());
      MachineRun run = bySite.get(key);
      if (run == null) {
        run = start(key, new MachineRun(machine, definition, Type.unknown(), null, null));
        enqueue(run);
      }
      run.dependents.add(caller);
      return run.output();
    }

    private MachineRun start(Site key, MachineRun run) {
      bySite.put(key, run);
      runs.add(run);
      return run;
    }
  }
}
