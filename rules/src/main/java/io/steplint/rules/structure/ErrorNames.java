package io.steplint.rules.structure;

import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Set;

/** Which error names take which errors. */
final class ErrorNames {

  private ErrorNames() {}

  /**
   * Whether each of these errors is surely taken by one of the names before them, which they join.
   */
  static boolean areTaken(List<ScalarNode> errors, Set<String> taken) {
    boolean all = !errors.isEmpty();
    for (ScalarNode error : errors) {
      String name = error.literal();
      all = all && name != null && isTaken(name, taken);
    }
    for (ScalarNode error : errors) {
      taken.add(error.string());
    }
    return all;
  }

  /** Whether an error of that name is surely taken by one of the names before it. */
  static boolean isTaken(String name, Set<String> taken) {
    if (taken.contains(name)) {
      return true;
    }
    // Errors that a function or service names itself fail the task; those of the language may not.
    return taken.contains("States.TaskFailed") && !name.startsWith("States.");
  }
}
