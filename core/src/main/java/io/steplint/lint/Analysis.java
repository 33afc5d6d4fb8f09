package io.steplint.lint;

import io.steplint.access.AccessAnalysis;
import io.steplint.asl.Definition;
import io.steplint.flow.FlowAnalysis;
import io.steplint.source.ObjectNode;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that rules read. Each is computed when it is first asked for, and once; safe for
 * several threads.
 */
public final class Analysis {

  private final Workspace workspace;
  private final Pointers pointers;
  private final Map<String, MachineFacts> machines = new LinkedHashMap<>();
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
        known = AccessAnalysis.of(workspace, this::definition);
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
        known = FlowAnalysis.of(workspace, this::definition);
        flow = known;
      }
      return known;
    }
  }

  private @Nullable Definition definition(StateMachine machine) {
    MachineFacts facts = of(machine);
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
