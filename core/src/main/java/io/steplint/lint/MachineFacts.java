package io.steplint.lint;

import io.steplint.access.MachineAccess;
import io.steplint.asl.Definition;
import io.steplint.flow.MachineFlow;
import io.steplint.source.ObjectNode;
import io.steplint.workspace.StateMachine;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A state machine whose definition could be read, with what is known of it. */
public final class MachineFacts {

  private final Analysis analysis;
  private final StateMachine machine;
  private final ObjectNode node;

  /** The definition while its rules speak; else whoever else holds it keeps it. */
  private @Nullable Definition held;

  private WeakReference<Definition> last = new WeakReference<>(null);
  private volatile @Nullable List<NestedStart> starts;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  MachineFacts(Analysis analysis, StateMachine machine, ObjectNode node) {
    this.analysis = analysis;
    this.machine = machine;
    this.node = node;
  }

  /** The facts of the whole workspace. */
  public Analysis analysis() {
    return analysis;
  }

  /** What the workspace knows of the machine: name, type, role. */
  public StateMachine machine() {
    return machine;
  }

  /** What it needs and what its role grants. */
  public MachineAccess access() {
    return Objects.requireNonNull(analysis.access().of(machine));
  }

  /** What every state receives and returns. */
  public MachineFlow flow() {
    MachineFlow flow = analysis.flow().of(machine);
    if (flow == null) {
      throw new BrokenFactsException("types", machine.name());
    }
    return flow;
  }

  /** The Tasks that start executions, in document order. */
  public List<NestedStart> starts() {
    List<NestedStart> known = starts;
    if (known == null) {
      // Computed twice at worst, with the same result.
      known = List.copyOf(NestedStart.in(machine, definition(), analysis.workspace()));
      starts = known;
    }
    return known;
  }

  /**
   * Its definition as typed states, with every substitution made. The same object as long as
   * somebody holds it.
   */
  public synchronized Definition definition() {
    Definition known = held != null ? held : last.get();
    if (known == null) {
      known = Definition.parse(node);
      last = new WeakReference<>(known);
    }
    return known;
  }

  /** Keeps the definition until {@link #release}. */
  synchronized void hold() {
    held = definition();
  }

  /** Lets go of all that is known only of this machine; what is asked for again is found anew. */
  synchronized void release() {
    held = null;
    starts = null;
    shared.clear();
    analysis.release(machine, node);
  }

  /**
   * What several rules of one kind read and nobody else, for example the violations of a schema:
   * computed at the first question, and once.
   */
  public synchronized <T> T shared(Class<T> type, Function<MachineFacts, T> compute) {
    Object known = shared.get(type);
    if (known == null) {
      known = compute.apply(this);
      shared.put(type, known);
    }
    return type.cast(known);
  }
}
