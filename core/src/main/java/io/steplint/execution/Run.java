package io.steplint.execution;

import io.steplint.asl.Definition;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all machines of one run share: the answers, the record of steps, and the bounds. */
final class Run {

  /** Ends a run that has no answer for a Task. */
  static final class AnswerNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient TaskCall call;

    AnswerNeeded(TaskCall call) {
      super(call.pointer(), null, false, false);
      this.call = call;
    }

    TaskCall call() {
      return call;
    }
  }

  /** Ends a run at its own bounds. */
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super(null, null, false, false);
    }
  }

  /** When everything happens: the first of January 2026, in milliseconds. */
  static final long TIME = 1_767_225_600_000L;

  private final Workspace workspace;
  private final Function<StateMachine, @Nullable Definition> definitions;
  private final TaskAnswers answers;
  private final int maxSteps;
  private final Random random = new Random(0);
  private final List<@Nullable ExecutionStep> steps = new ArrayList<>();
  private final List<ExecutionOutcome.UsedAnswer> used = new ArrayList<>();
  private int executions;
  private int depth;

  Run(
      Workspace workspace,
      Function<StateMachine, @Nullable Definition> definitions,
      TaskAnswers answers,
      int maxSteps) {
    this.workspace = workspace;
    this.definitions = definitions;
    this.answers = answers;
    this.maxSteps = maxSteps;
  }

  Workspace workspace() {
    return workspace;
  }

  @Nullable Definition definition(StateMachine machine) {
    return definitions.apply(machine);
  }

  Random random() {
    return random;
  }

  /** The next answer for a Task, or null. */
  @Nullable TaskAnswer answer(TaskCall call) {
    TaskAnswer answer = answers.next(call);
    if (answer != null) {
      used.add(new ExecutionOutcome.UsedAnswer(call, answer));
    }
    return answer;
  }

  /** Makes room for a state that is entered, in the order of entry. */
  int enter() {
    if (steps.size() >= maxSteps) {
      throw new GivenUp();
    }
    steps.add(null);
    return steps.size() - 1;
  }

  void record(int place, ExecutionStep step) {
    steps.set(place, step);
  }

  List<ExecutionStep> steps() {
    List<ExecutionStep> entered = new ArrayList<>();
    for (ExecutionStep step : steps) {
      if (step != null) {
        entered.add(step);
      }
    }
    return entered;
  }

  List<ExecutionOutcome.UsedAnswer> used() {
    return used;
  }

  /** A name for the next execution that has none. */
  String nextName() {
    executions++;
    return "run-" + executions;
  }

  /** Goes one machine deeper; false where machines start each other too deep. */
  boolean deeper() {
    depth++;
    return depth <= MachineExecution.MAX_DEPTH;
  }

  void back() {
    depth--;
  }
}
