package io.steplint.cli;

import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.util.List;

/** A command of the command line. */
interface Command {

  String name();

  /** What it does, in a phrase. */
  String summary();

  /** The words after the options: {@code [PATH…]}. */
  String operands();

  /** The words that an operand is one of; none where it is a path. */
  default List<String> operandWords() {
    return List.of();
  }

  /** Its own options; the common ones are added where it reads a project. */
  List<Option> options();

  /** Whether it reads a project, and so takes the options that say how. */
  boolean readsProject();

  /** Examples, each a command line and what it is good for. */
  List<Example> examples();

  /** A command line worth knowing. */
  record Example(String line, String purpose) {}

  /**
   * Runs.
   *
   * @return the exit code
   * @throws UnusableException if the command line or the configuration cannot be used
   * @throws IOException if a file cannot be read or written
   */
  int run(Arguments arguments, Console console) throws UnusableException, IOException;
}
