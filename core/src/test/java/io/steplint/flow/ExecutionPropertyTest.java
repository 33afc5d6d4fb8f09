package io.steplint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.ChoiceState;
import io.steplint.asl.Transition;
import io.steplint.flow.concrete.Execution;
import io.steplint.flow.concrete.Failure;
import io.steplint.flow.concrete.MachineGenerator;
import io.steplint.flow.concrete.Values;
import io.steplint.testing.Machines;
import io.steplint.type.Type;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Machines that were made up are executed, and every value is held against its inferred type. */
class ExecutionPropertyTest {

  private static final int MACHINES = 1_200;

  private int visits;
  private int ended;

  @Test
  void everyValueIsOfItsType() {
    List<String> wrong = new ArrayList<>();
    for (int seed = 0; seed < MACHINES && wrong.size() < 5; seed++) {
      MachineGenerator generator = new MachineGenerator(seed);
      Map<String, @Nullable Object> machine = generator.machine();
      String definition = Values.write(machine);
      MachineFlow[] known = new MachineFlow[3];
      for (int run = 0; run < 3; run++) {
        Object input = generator.input();
        known[0] = known[0] == null ? flow(definition, null) : known[0];
        known[1] =
            flow(
                definition,
                new MachineInput(MachineInput.Kind.EXAMPLE, Recordings.node(Values.write(input))));
        known[2] =
            flow(
                definition,
                new MachineInput(
                    MachineInput.Kind.SCHEMA,
                    Recordings.node("{\"const\": " + Values.write(input) + "}")));
        Watch watch = new Watch(known);
        String end = execute(machine, input, generator, watch);
        if (watch.wrong != null) {
          wrong.add(
              "seed "
                  + seed
                  + ": "
                  + watch.wrong
                  + "\n  input "
                  + Values.write(input)
                  + "\n  "
                  + definition
                  + "\n  "
                  + end);
        }
      }
    }
    System.out.println("visits " + visits + ", executions that came to an end " + ended);
    assertThat(wrong).isEmpty();
    assertThat(visits).isGreaterThan(MACHINES);
    assertThat(ended).isGreaterThan(MACHINES / 4);
  }

  private String execute(
      Map<String, @Nullable Object> machine,
      @Nullable Object input,
      MachineGenerator generator,
      Watch watch) {
    try {
      Object output = new Execution(pointer -> generator.taskResult(), watch).run(machine, input);
      for (MachineFlow flow : watch.flows) {
        watch.holds("", "machine output", flow.output(), output);
      }
      ended++;
      return "succeeded";
    } catch (Failure failure) {
      return failure.error();
    } catch (Execution.TooLong unending) {
      return "given up";
    }
  }

  private static MachineFlow flow(String definition, @Nullable MachineInput input) {
    io.steplint.workspace.StateMachine.Builder builder =
        Machines.builder("made.asl.json", definition);
    if (input != null) {
      builder.input(input);
    }
    io.steplint.workspace.StateMachine machine = builder.build();
    return Objects.requireNonNull(FlowAnalysis.of(Workspace.of(machine)).of(machine));
  }

  /** Compares what happens with what was thought possible. */
  private final class Watch implements Execution.Listener {
    private final MachineFlow[] flows;
    private final List<Map<String, StateFlow>> states = new ArrayList<>();
    private @Nullable String wrong;

    Watch(MachineFlow[] flows) {
      this.flows = flows;
      for (MachineFlow flow : flows) {
        Map<String, StateFlow> byPointer = new HashMap<>();
        for (StateFlow state : flow.states()) {
          byPointer.put(state.state().pointer().toString(), state);
        }
        states.add(byPointer);
      }
    }

    @Override
    public void entered(String pointer, @Nullable Object input) {
      visits++;
      for (Map<String, StateFlow> known : states) {
        StateFlow state = Objects.requireNonNull(known.get(pointer));
        holds(pointer, "input", state.input(), input);
        if (!state.reachable()) {
          fail(pointer + " is entered, and called unreachable");
        }
      }
    }

    @Override
    public void returned(String pointer, @Nullable Object result) {
      for (Map<String, StateFlow> known : states) {
        Type type = Objects.requireNonNull(known.get(pointer)).result();
        holds(pointer, "result", Objects.requireNonNull(type), result);
      }
    }

    @Override
    public void left(
        String pointer, @Nullable Object output, @Nullable String target, boolean caught) {
      for (Map<String, StateFlow> known : states) {
        StateFlow state = Objects.requireNonNull(known.get(pointer));
        holds(pointer, "output", state.output(), output);
        for (Flaw flaw : caught ? List.<Flaw>of() : state.flaws()) {
          if (flaw.isMust() && flaw.error() != null && isAlwaysEvaluated(pointer, flaw)) {
            fail(pointer + " succeeds, and is said to fail: " + flaw);
          }
        }
        if (target != null
            && state.taken().stream().map(Transition::target).noneMatch(target::equals)) {
          fail(pointer + " goes on to " + target + ", which was thought impossible");
        }
      }
    }

    /**
     * Whether a field is evaluated whenever the state succeeds: not those of a Catcher, a rule that
     * is not looked at, a default that is not taken, or a Map without items.
     */
    private static boolean isAlwaysEvaluated(String pointer, Flaw flaw) {
      String field = flaw.pointer().toString().substring(pointer.length());
      return !field.startsWith("/Catch")
          && !field.startsWith("/Choices")
          && !field.startsWith("/ItemSelector")
          && !(flaw.state() instanceof ChoiceState && field.startsWith("/Assign"));
    }

    void holds(String pointer, String what, Type type, @Nullable Object value) {
      if (!type.contains(value)) {
        fail(pointer + " " + what + " " + Values.write(value) + " is no " + type);
      }
    }

    private void fail(String message) {
      if (wrong == null) {
        wrong = message;
      }
    }
  }
}
