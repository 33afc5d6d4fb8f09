package io.steplint.execution;

import io.steplint.asl.Definition;
import io.steplint.asl.StateGroup;
import io.steplint.execution.Run.AnswerNeeded;
import io.steplint.execution.Run.GivenUp;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executes a machine on an input. Branches and iterations run in order, nothing waits, and times,
 * ids and tokens are the same every time.
 */
public final class MachineExecution {

  /** How many states one run may enter: more than any execution's history holds. */
  public static final int MAX_STEPS = 25_000;

  /** How deep machines may start each other. */
  static final int MAX_DEPTH = 20;

  private static final String ACCOUNT = "123456789012";

  private final Run run;
  private final StateMachine machine;
  private final Definition definition;
  private final Object input;
  private final String name;
  private final List<Integer> iteration;

  MachineExecution(
      Run run,
      StateMachine machine,
      Definition definition,
      Object input,
      String name,
      List<Integer> iteration) {
    this.run = run;
    this.machine = machine;
    this.definition = definition;
    this.input = input;
    this.name = name;
    this.iteration = iteration;
  }

  /**
   * Executes a machine.
   *
   * @param definitions gives the parsed definition of a machine, null where there is none
   * @param maxSteps how many states may be entered before the run is given up
   * @throws NotExecutableException where the definition cannot be executed
   */
  public static ExecutionOutcome execute(
      Workspace workspace,
      Function<StateMachine, @Nullable Definition> definitions,
      StateMachine machine,
      Object input,
      TaskAnswers answers,
      int maxSteps) {
    Definition definition = definitions.apply(machine);
    if (definition == null) {
      throw new NotExecutableException("There is no definition of " + machine.name() + " to read");
    }
    Run run = new Run(workspace, definitions, answers, maxSteps);
    try {
      Object output =
          new MachineExecution(run, machine, definition, input, run.nextName(), List.of()).run();
      return outcome(run, ExecutionOutcome.Status.SUCCEEDED, output, null, null);
    } catch (StateFailure failure) {
      return outcome(run, ExecutionOutcome.Status.FAILED, null, failure, null);
    } catch (AnswerNeeded needed) {
      return outcome(run, ExecutionOutcome.Status.NEEDS_ANSWER, null, null, needed.call());
    } catch (GivenUp e) {
      return outcome(run, ExecutionOutcome.Status.GIVEN_UP, null, null, null);
    }
  }

  private static ExecutionOutcome outcome(
      Run run,
      ExecutionOutcome.Status status,
      @Nullable Object output,
      @Nullable StateFailure failure,
      @Nullable TaskCall needs) {
    return new ExecutionOutcome(
        status,
        output,
        failure == null ? null : failure.error(),
        failure == null ? null : failure.cause(),
        needs,
        run.steps(),
        run.used());
  }

  /** What the machine returns. */
  Object run() {
    return block(definition.top(), input, new LinkedHashMap<>(), this, null);
  }

  /** Runs a block of states as part of an execution. */
  Object block(
      StateGroup group,
      Object data,
      Map<String, Object> outer,
      MachineExecution execution,
      @Nullable Integer item) {
    return new BlockExecution(execution.within(item), group).run(data, outer);
  }

  /** This execution inside of one more iteration. */
  private MachineExecution within(@Nullable Integer item) {
    if (item == null) {
      return this;
    }
    java.util.ArrayList<Integer> deeper = new java.util.ArrayList<>(iteration);
    deeper.add(item);
    return new MachineExecution(run, machine, definition, input, name, deeper);
  }

  /** The execution of its own in which a Distributed Map runs an iteration. */
  MachineExecution child(Object childInput) {
    return new MachineExecution(run, machine, definition, childInput, run.nextName(), iteration);
  }

  Run shared() {
    return run;
  }

  StateMachine machine() {
    return machine;
  }

  Object input() {
    return input;
  }

  String name() {
    return name;
  }

  List<Integer> iteration() {
    return iteration;
  }

  static String arn(StateMachine machine) {
    String arn = machine.arn().toString();
    return arn.isEmpty()
        ? "arn:aws:states:us-east-1:" + ACCOUNT + ":stateMachine:" + machine.name()
        : arn;
  }

  static String executionArn(StateMachine machine, String execution) {
    return machine.type() == MachineType.EXPRESS
        ? arn(machine).replace(":stateMachine:", ":express:")
            + ":"
            + execution
            + ":00000000-0000-4000-8000-000000000000"
        : arn(machine).replace(":stateMachine:", ":execution:") + ":" + execution;
  }

  String executionArn() {
    return executionArn(machine, name);
  }

  String roleArn() {
    String role = machine.roleArn() == null ? "" : machine.roleArn().toString();
    return role.isEmpty() ? "arn:aws:iam::" + ACCOUNT + ":role/" + machine.name() : role;
  }
}
