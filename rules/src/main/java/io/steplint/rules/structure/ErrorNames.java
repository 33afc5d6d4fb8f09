package io.steplint.rules.structure;

import java.util.Set;

/** Which error names take which errors. */
final class ErrorNames {

  private ErrorNames() {}

  /** Whether an error of that name is surely taken by one of the names before it. */
  static boolean isTaken(String name, Set<String> taken) {
    if (taken.contains(name)) {
      return true;
    }
    // Errors that a function or service names itself fail the task; those of the language may not.
    return taken.contains("States.TaskFailed") && !name.startsWith("States.");
  }
}
