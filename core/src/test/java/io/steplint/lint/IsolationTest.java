package io.steplint.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class IsolationTest {

  private static final List<StateMachine> MACHINES =
      List.of(machine("a"), machine("b"), machine("c"), machine("d"));

  private final Map<String, Throwable> broken = new LinkedHashMap<>();

  @Test
  void whereNothingBreaksAllIsSeenAtOnce() {
    assertThat(facts(List.of())).containsExactly("a", "b", "c", "d");
    assertThat(broken).isEmpty();
  }

  @Test
  void whatBreaksCostsItselfAlone() {
    assertThat(facts(List.of("b", "d"))).containsExactly("a", "c");
    assertThat(broken).containsOnlyKeys("b", "d");
    assertThat(broken.get("b")).hasMessage("no b");
  }

  @Test
  void aStackThatOverflowsIsNoOtherThanAnException() {
    List<String> seen =
        Isolation.facts(
            MACHINES,
            may -> {
              if (may.test(MACHINES.get(2))) {
                throw new StackOverflowError();
              }
              return names(may);
            },
            (machine, error) -> broken.put(machine.name(), error));
    assertThat(seen).containsExactly("a", "b", "d");
    assertThat(broken).containsOnlyKeys("c");
  }

  @Test
  void whatBreaksWithoutACulpritIsNotHidden() {
    assertThatThrownBy(
            () ->
                Isolation.facts(
                    MACHINES,
                    may -> {
                      if (names(may).size() > 1) {
                        throw new IllegalStateException("together");
                      }
                      return names(may);
                    },
                    (machine, error) -> broken.put(machine.name(), error)))
        .hasMessage("together");
    assertThat(broken).isEmpty();
  }

  private List<String> facts(List<String> breaking) {
    return Isolation.facts(
        MACHINES,
        may -> {
          for (String name : names(may)) {
            if (breaking.contains(name)) {
              throw new IllegalStateException("no " + name);
            }
          }
          return names(may);
        },
        (machine, error) -> broken.put(machine.name(), error));
  }

  private static List<String> names(Predicate<StateMachine> may) {
    List<String> names = new ArrayList<>();
    for (StateMachine machine : MACHINES) {
      if (may.test(machine)) {
        names.add(machine.name());
      }
    }
    return names;
  }

  private static StateMachine machine(String name) {
    return Machines.raw(
        name + ".asl.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
  }
}
