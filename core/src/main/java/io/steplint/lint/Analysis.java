package io.steplint.lint;

import io.steplint.access.AccessAnalysis;
import io.steplint.asl.Definition;
import io.steplint.flow.FlowAnalysis;
import io.steplint.source.ObjectNode;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The facts that rules read. Each is computed when it is first asked for, and once; safe for
 * several threads.
 */
public final class Analysis {

  private final Workspace workspace;
  private final Pointers pointers;
  private final Map<String, MachineFacts> machines = new LinkedHashMap<>();
  private final List<Report.Failure> failures = Collections.synchronizedList(new ArrayList<>());
  private final Object accessLock = new Object();
  private final Object flowLock = new Object();
  private @Nullable AccessAnalysis access;
  private @Nullable FlowAnalysis flow;

  public Analysis(Workspace workspace) {
    this.workspace = workspace;
    this.pointers = new Pointers(workspace);
    for (StateMachine machine : workspace.stateMachines()) {
      ObjectNode node = machine.definitionNode();
      if (node != null) {
        machines.put(machine.key(), new MachineFacts(this, machine, node));
      }
    }
  }

  private void fail(String facts, StateMachine machine, Throwable error) {
    failures.add(new Report.Failure(facts, machine.name(), error));
  }

  /** What could not be worked out because of a defect of Steplint, as far as it was asked for. */
  public List<Report.Failure> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  /** Machines, roles, policies, and what was noticed while they were read. */
  public Workspace workspace() {
    return workspace;
  }

  /** The machines whose definition could be read, in workspace order. */
  public List<MachineFacts> machines() {
    return new ArrayList<>(machines.values());
  }

  /** The facts of a machine of the workspace, or null where its definition could not be read. */
  public @Nullable MachineFacts of(StateMachine machine) {
    return machines.get(machine.key());
  }

  /** What every machine needs and what its role grants. */
  public AccessAnalysis access() {
    synchronized (accessLock) {
      AccessAnalysis known = access;
      if (known == null) {
        known = facts("the access", seen -> AccessAnalysis.of(workspace, m -> definition(m, seen)));
        access = known;
      }
      return known;
    }
  }

  /** What every state of every machine receives and returns. */
  public FlowAnalysis flow() {
    synchronized (flowLock) {
      FlowAnalysis known = flow;
      if (known == null) {
        known = facts("the types", seen -> FlowAnalysis.of(workspace, m -> definition(m, seen)));
        flow = known;
      }
      return known;
    }
  }

  private <T> T facts(String name, Function<Predicate<StateMachine>, T> compute) {
    return Isolation.facts(
        workspace.stateMachines(), compute, (machine, error) -> fail(name, machine, error));
  }

  /** A machine's definition; null also where it breaks what is worked out. */
  private @Nullable Definition definition(StateMachine machine, Predicate<StateMachine> seen) {
    MachineFacts facts = seen.test(machine) ? of(machine) : null;
    return facts == null ? null : facts.definition();
  }

  void release(StateMachine machine, ObjectNode definition) {
    flow().release(machine);
    access().release(machine);
    pointers.release(definition);
  }

  Pointers pointers() {
    return pointers;
  }
}
