package io.steplint.flow;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.asl.StateGroup;
import io.steplint.asl.TaskState;
import io.steplint.type.Thresholds;
import io.steplint.type.Type;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A machine with the inputs that it is started with from one place, and what came out so far. */
final class MachineRun {

  private static final int EXACT_CHANGES = 3;

  final StateMachine machine;
  final Definition definition;

  /** The Task that starts it, or null for the machine by itself. */
  final @Nullable TaskState site;

  final @Nullable MachineRun caller;
  final Set<MachineRun> dependents = new LinkedHashSet<>();

  /** The runs whose output this one has asked for. */
  final Set<MachineRun> asked = new LinkedHashSet<>();

  final Map<State, StateFlow> states = new IdentityHashMap<>();
  boolean queued;

  /** Whether {@link #states} holds what was found when it was last interpreted. */
  boolean recorded;

  private Type input;
  private Type output = Type.never();
  private int inputChanges;
  private int outputChanges;

  /** The runs of what the Tasks of this one start. */
  final List<MachineRun> started = new ArrayList<>();

  private final boolean ofShared;

  private MachineRun(
      StateMachine machine,
      Definition definition,
      Type input,
      @Nullable TaskState site,
      @Nullable MachineRun caller,
      boolean ofShared) {
    this.machine = machine;
    this.definition = definition;
    this.input = input;
    this.site = site;
    this.caller = caller;
    this.ofShared = ofShared;
  }

  /** A machine by itself. */
  static MachineRun alone(StateMachine machine, Definition definition, Type input) {
    return new MachineRun(machine, definition, input, null, null, false);
  }

  /** A machine for callers whose inputs are not told apart. */
  static MachineRun shared(StateMachine machine, Definition definition) {
    return new MachineRun(machine, definition, Type.unknown(), null, null, true);
  }

  /** A machine that a Task starts, with no input yet. */
  static MachineRun startedBy(
      MachineRun caller, TaskState site, StateMachine machine, Definition definition) {
    return new MachineRun(machine, definition, Type.never(), site, caller, caller.ofShared);
  }

  /** Whether this is a shared run, or one that a shared one leads to. */
  boolean isOfShared() {
    return ofShared;
  }

  Type input() {
    return input;
  }

  /** Remembers that what another run returns matters here. */
  void ask(MachineRun other) {
    other.dependents.add(this);
    asked.add(other);
  }

  /**
   * Whether no state can be entered twice, and every way is known: then one pass over the states
   * finds all there is to find.
   */
  boolean isStraight() {
    for (StateGroup group : definition.allGroups()) {
      if (!group.graph().isStraight()) {
        return false;
      }
    }
    return true;
  }

  Type output() {
    return output;
  }

  /** Adds inputs; says whether there are new ones. */
  boolean receive(Type more) {
    if (more.isSubtypeOf(input)) {
      return false;
    }
    Type joined = input.join(more);
    input = ++inputChanges > EXACT_CHANGES ? input.widen(joined, Thresholds.standard()) : joined;
    return true;
  }

  /** Adds outputs; says whether there are new ones. */
  boolean give(Type more) {
    if (more.isSubtypeOf(output)) {
      return false;
    }
    Type joined = output.join(more);
    output = ++outputChanges > EXACT_CHANGES ? output.widen(joined, Thresholds.standard()) : joined;
    return true;
  }

  /** The same machine with what is known of its states at last. */
  MachineFlow toFlow() {
    return new MachineFlow(machine, definition, input, output, states);
  }
}
