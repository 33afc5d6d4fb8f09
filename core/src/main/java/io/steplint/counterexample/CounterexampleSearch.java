package io.steplint.counterexample;

import io.steplint.asl.Catcher;
import io.steplint.asl.ChoiceState;
import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.execution.ExecutionOutcome;
import io.steplint.execution.ExecutionOutcome.Status;
import io.steplint.execution.ExecutionStep;
import io.steplint.execution.MachineExecution;
import io.steplint.execution.NotExecutableException;
import io.steplint.execution.TaskAnswer;
import io.steplint.execution.TaskCall;
import io.steplint.execution.json.Json;
import io.steplint.flow.FlowAnalysis;
import io.steplint.flow.MachineFlow;
import io.steplint.source.Location;
import io.steplint.source.ScalarNode;
import io.steplint.type.Type;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs candidates until one does what is said of a state. The first ones are instances of the
 * types; what a run fails of or where it turns off says how to change the next one. Those that got
 * furthest are looked at first, and every candidate stays an instance of the types.
 */
final class CounterexampleSearch {

  /** What a search comes to. */
  record Found(@Nullable Counterexample example, boolean contradicted) {}

  private record Attempt(Candidate candidate, int progress, int order) {}

  private static final int RUNS = 160;
  private static final int NEARER = 1_000;
  private static final int FAR = 1_000;
  private static final int ANSWERS = 40;
  private static final int STEPS = 300;
  private static final int SHRINKS = 30;
  private static final int MOST_WAITING = 600;

  private final Workspace workspace;
  private final FlowAnalysis flows;
  private final Target target;
  private final MachineFlow flow;
  private final Set<String> seen = new HashSet<>();
  private final PriorityQueue<Attempt> waiting =
      new PriorityQueue<>(
          Comparator.comparingInt((Attempt a) -> -a.progress()).thenComparingInt(Attempt::order));
  private final Distances distances;
  private final Map<String, Integer> failures = new HashMap<>();
  private int made;
  private boolean contradicted;

  CounterexampleSearch(Workspace workspace, FlowAnalysis flows, Target target, MachineFlow flow) {
    this.workspace = workspace;
    this.flows = flows;
    this.target = target;
    this.flow = flow;
    this.distances = new Distances(flow.definition(), target.state());
  }

  Found search() {
    for (boolean full : new boolean[] {false, true}) {
      Object input = Instances.of(flow.input(), full);
      if (input != null) {
        propose(new Candidate(input, Map.of()), 0);
      }
    }
    try {
      for (int runs = 0; runs < RUNS && !waiting.isEmpty(); runs++) {
        Ran ran = run(Objects.requireNonNull(waiting.poll()).candidate());
        if (ran.outcome().status() == Status.NEEDS_ANSWER) {
          continue;
        }
        if (target.isShown(ran.outcome())) {
          return new Found(example(shrunk(ran)), false);
        }
        contradicted |= target.isPassed(ran.outcome());
        changes(ran);
      }
    } catch (NotExecutableException e) {
      return new Found(null, false);
    }
    return new Found(null, contradicted);
  }

  private Counterexample example(Ran ran) {
    List<Location> places = new ArrayList<>();
    for (ExecutionStep step : ran.outcome().steps()) {
      StateMachine machine = workspace.find(step.machineKey());
      MachineFlow known = machine == null ? null : flows.of(machine);
      State state = known == null ? null : state(known, step.pointer());
      places.add(
          state == null ? target.state().nameNode().location() : state.nameNode().location());
    }
    return new Counterexample(
        target.machine(),
        ran.candidate().input(),
        ran.outcome(),
        target.failing(ran.outcome()),
        places);
  }

  // ---- runs

  /** A candidate with the answers that its run used, and what came of it. */
  private record Ran(Candidate candidate, ExecutionOutcome outcome) {}

  private Ran run(Candidate start) {
    Candidate candidate = start;
    ExecutionOutcome outcome = execute(candidate);
    for (int i = 0; i < ANSWERS && outcome.needs() != null; i++) {
      TaskCall call = outcome.needs();
      TaskAnswer answer = answer(call);
      if (answer == null) {
        break;
      }
      candidate = candidate.with(Candidate.place(call), answer);
      outcome = execute(candidate);
    }
    return new Ran(candidate, outcome);
  }

  private ExecutionOutcome execute(Candidate candidate) {
    return MachineExecution.execute(
        workspace,
        this::definition,
        target.machine(),
        candidate.input(),
        call -> candidate.answers().get(Candidate.place(call)),
        STEPS);
  }

  private @Nullable Definition definition(StateMachine machine) {
    MachineFlow known = flows.of(machine);
    return known == null ? null : known.definition();
  }

  /** An instance of what a Task returns, or null where there is none. */
  private @Nullable TaskAnswer answer(TaskCall call) {
    Type type = resultType(call.machineKey(), call.pointer());
    Object value = type == null ? reading(call) : Instances.of(type, false);
    return value == null ? null : TaskAnswer.result(value);
  }

  /** The items of an {@code ItemReader}: one, of which nothing is known. */
  private static Object reading(TaskCall call) {
    List<Object> items = new ArrayList<>();
    if (call.pointer().endsWith("/ItemReader")) {
      items.add(new LinkedHashMap<String, Object>());
      return items;
    }
    return new LinkedHashMap<String, Object>();
  }

  private @Nullable Type resultType(String machineKey, String pointer) {
    StateMachine machine = workspace.find(machineKey);
    MachineFlow known = machine == null ? null : flows.of(machine);
    State state = known == null ? null : state(known, pointer);
    return known == null || state == null ? null : known.of(state).result();
  }

  private static @Nullable State state(MachineFlow known, String pointer) {
    for (State state : known.definition().allStates()) {
      if (state.pointer().toString().equals(pointer)) {
        return state;
      }
    }
    return null;
  }

  // ---- candidates

  private void propose(Candidate candidate, int progress) {
    if (waiting.size() < MOST_WAITING && seen.add(candidate.identity()) && isInstance(candidate)) {
      waiting.add(new Attempt(candidate, progress, made++));
    }
  }

  private boolean isInstance(Candidate candidate) {
    if (!Instances.isInstance(flow.input(), candidate.input())) {
      return false;
    }
    for (Map.Entry<String, TaskAnswer> answer : candidate.answers().entrySet()) {
      int hash = answer.getKey().lastIndexOf("#/");
      Object result = answer.getValue().result();
      Type type =
          resultType(answer.getKey().substring(0, hash), answer.getKey().substring(hash + 1));
      if (type != null && result != null && !Instances.isInstance(type, result)) {
        return false;
      }
    }
    return true;
  }

  private void changes(Ran ran) {
    ExecutionOutcome outcome = ran.outcome();
    List<ExecutionStep> steps = outcome.steps();
    int progress = -nearest(steps) * NEARER + newestFailure(steps);
    for (int i = steps.size() - 1; i >= 0; i--) {
      ExecutionStep step = steps.get(i);
      if (!leadsOn(step)) {
        continue;
      }
      if (step.failedAt() != null) {
        repair(ran.candidate(), step, progress);
      }
      if (target.isState(step)) {
        Provocation.of(target, step, ran.candidate()).forEach(c -> propose(c, progress));
      }
      turn(ran.candidate(), step, progress);
    }
  }

  /** How near a run came to the state that is looked for. */
  private int nearest(List<ExecutionStep> steps) {
    int nearest = FAR;
    for (ExecutionStep step : steps) {
      Integer distance =
          step.machineKey().equals(target.machine().key()) ? distances.of(step.pointer()) : null;
      nearest = distance == null ? nearest : Math.min(nearest, distance);
    }
    return nearest;
  }

  /** Whether a way leads on from a step to the state, or it is one of a child on the way. */
  private boolean leadsOn(ExecutionStep step) {
    return !step.machineKey().equals(target.machine().key())
        || distances.of(step.pointer()) != null;
  }

  /** When the failure of a run was first seen: one that is new is a step ahead. */
  private int newestFailure(List<ExecutionStep> steps) {
    int newest = 0;
    for (ExecutionStep step : steps) {
      if (step.failedAt() != null && leadsOn(step)) {
        String place = step.machineKey() + "#" + step.failedAt().pointer();
        newest = Math.max(newest, seenFirst(place));
      }
    }
    return newest;
  }

  private int seenFirst(String place) {
    Integer known = failures.get(place);
    int order = known == null ? failures.size() + 1 : known;
    failures.put(place, order);
    return order;
  }

  /** Gives the expression that failed something to read. */
  private void repair(Candidate candidate, ExecutionStep step, int progress) {
    for (Resolution read : Reads.of(Objects.requireNonNull(step.failedAt()), step)) {
      for (Object value : Resolution.kinds()) {
        read.with(candidate, value).forEach(changed -> propose(changed, progress));
      }
    }
  }

  /** Takes another way out of a state: another rule of a Choice, a Catcher of a Task. */
  private void turn(Candidate candidate, ExecutionStep step, int progress) {
    StateMachine machine = workspace.find(step.machineKey());
    MachineFlow known = machine == null ? null : flows.of(machine);
    State state = known == null ? null : state(known, step.pointer());
    if (state instanceof ChoiceState choice) {
      new Steering(step).others(choice, candidate).forEach(c -> propose(c, progress));
    }
    if (state == null) {
      return;
    }
    String place = step.machineKey() + "#" + step.pointer();
    for (Catcher catcher : state.catchers()) {
      for (ScalarNode name : catcher.errors()) {
        if (candidate.answers().containsKey(place)) {
          String error = name.string().startsWith("States.ALL") ? "Error" : name.string();
          propose(candidate.with(place, TaskAnswer.failure(error, "it failed")), progress);
        }
      }
    }
  }

  // ---- the smallest

  /** Takes away from the input and the answers whatever is not needed. */
  private Ran shrunk(Ran ran) {
    Ran smallest = ran;
    int left = SHRINKS;
    boolean smaller = true;
    while (smaller && left > 0) {
      smaller = false;
      for (Candidate.Spot spot : spots(smallest.candidate())) {
        if (left-- <= 0) {
          break;
        }
        Candidate less = smallest.candidate().change(spot, null);
        if (isInstance(less)) {
          ExecutionOutcome outcome = execute(less);
          if (outcome.status() == Status.FAILED && target.isShown(outcome)) {
            smallest = new Ran(less, outcome);
            smaller = true;
            break;
          }
        }
      }
    }
    return smallest;
  }

  /** Every member and item, outer ones first. */
  private static List<Candidate.Spot> spots(Candidate candidate) {
    List<Candidate.Spot> spots = new ArrayList<>();
    collect(new Candidate.Spot(null, List.of()), candidate.input(), spots);
    candidate
        .answers()
        .forEach(
            (place, answer) -> {
              if (answer.result() != null) {
                collect(new Candidate.Spot(place, List.of()), answer.result(), spots);
              }
            });
    spots.sort(Comparator.comparingInt(spot -> spot.way().size()));
    return spots;
  }

  private static void collect(Candidate.Spot at, Object value, List<Candidate.Spot> into) {
    if (value instanceof Map) {
      Json.object(value)
          .forEach(
              (name, member) -> {
                into.add(at.child(name));
                collect(at.child(name), member, into);
              });
    } else if (value instanceof List) {
      List<Object> items = Json.array(value);
      for (int i = 0; i < items.size(); i++) {
        into.add(at.child(i));
        collect(at.child(i), items.get(i), into);
      }
    }
  }
}
