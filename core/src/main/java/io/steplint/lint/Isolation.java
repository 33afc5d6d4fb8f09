package io.steplint.lint;

import io.steplint.workspace.StateMachine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Works out facts about all machines at once, without those that break it: a defect that one
 * definition meets costs what is known of that machine, and nothing else.
 */
final class Isolation {

  private Isolation() {}

  /**
   * The facts about the machines that can be looked at.
   *
   * @param compute works the facts out; asks of each machine whether it may be looked at
   * @param broken is told of the machines that break it, and how
   */
  static <T> T facts(
      List<StateMachine> machines,
      Function<Predicate<StateMachine>, T> compute,
      BiConsumer<StateMachine, Throwable> broken) {
    try {
      return compute.apply(machine -> true);
    } catch (RuntimeException | StackOverflowError e) {
      Set<String> breaking = new HashSet<>();
      for (StateMachine machine : machines) {
        Throwable own = breakdown(compute, machine);
        if (own != null) {
          breaking.add(machine.key());
          broken.accept(machine, own);
        }
      }
      if (breaking.isEmpty()) {
        // Only several together break it, and nobody knows which.
        throw e;
      }
      return compute.apply(machine -> !breaking.contains(machine.key()));
    }
  }

  /** How a machine breaks what is worked out, alone; null where it does not. */
  private static <T> @Nullable Throwable breakdown(
      Function<Predicate<StateMachine>, T> compute, StateMachine machine) {
    try {
      T unused = compute.apply(other -> other.key().equals(machine.key()));
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return e;
    }
  }
}
