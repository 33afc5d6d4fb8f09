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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Interprets runs of machines until nothing new becomes known. */
final class FlowSolver implements MachineCalls {

  /** From so many places a machine is followed with just the input that is sent from there. */
  private static final int MAX_CONTEXTS = 16;

  private static final int MAX_ROUNDS = 4;

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

  FlowSolver(Workspace workspace, Function<StateMachine, @Nullable Definition> definitions) {
    this.workspace = workspace;
    this.definitions = definitions;
  }

  /**
   * Interprets a machine by itself, and those that it starts.
   *
   * @return null where its definition could not be read
   */
  @Nullable MachineRun solve(StateMachine machine) {
    Definition definition = definitions.apply(machine);
    if (definition == null) {
      return null;
    }
    MachineRun run = MachineRun.alone(machine, definition, declaredInput(machine));
    runs.add(run);
    enqueue(run);
    settle();
    recordAll();
    return run;
  }

  /** The run of a machine for all those callers whose inputs are not told apart, or null. */
  @Nullable MachineRun shared(StateMachine machine) {
    return bySite.get(new Site(null, null, machine.key()));
  }

  /** Lets go of the runs since the last time; what many callers share is kept. */
  void release() {
    for (MachineRun run : runs) {
      if (!run.isOfShared()) {
        if (run.caller != null) {
          bySite.remove(new Site(run.caller, run.site, run.machine.key()));
        }
        for (MachineRun asked : run.asked) {
          asked.dependents.remove(run);
        }
      }
    }
    runs.clear();
    open.clear();
    interpreter.forget();
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
      run = start(key, MachineRun.startedBy(caller, site, child, definition));
    }
    if (run.receive(input)) {
      enqueue(run);
    }
    caller.ask(run);
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
      run = start(key, MachineRun.shared(machine, definition));
      enqueue(run);
    }
    caller.ask(run);
    return run.output();
  }

  private MachineRun start(Site key, MachineRun run) {
    bySite.put(key, run);
    runs.add(run);
    if (run.caller != null) {
      run.caller.started.add(run);
    }
    return run;
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
}
