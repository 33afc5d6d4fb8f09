package io.steplint.cli;

import io.steplint.asl.Definition;
import io.steplint.asl.State;
import io.steplint.counterexample.Counterexample;
import io.steplint.lint.Finding;
import io.steplint.report.Style;
import io.steplint.report.model.RunFormat;
import io.steplint.report.model.TestStateCall;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.UnusableException;
import io.steplint.workspace.StateMachine;
import java.io.IOException;
import java.util.List;

/** Runs again what shows a finding. */
final class Replay {

  private Replay() {}

  /** Prints the execution that shows a finding, or the call with which AWS shows it. */
  static int run(
      String fingerprint, Project project, RunFormat format, Arguments arguments, Console console)
      throws UnusableException, IOException {
    Check check = Check.of(project, List.of(), List.of());
    Finding finding = find(check, fingerprint);
    Counterexample example = check.counterexamples().of(finding);
    if (example == null) {
      throw new UsageException(
          "no execution was found that shows " + finding.rule().id() + " at " + finding.location());
    }
    Style style = Output.style(arguments, console);
    if ("teststate".equals(Output.oneOf(arguments, "--as", "run", "run", "teststate"))) {
      State state = state(project, example);
      Output.write(
          arguments,
          console,
          out -> TestStateCall.write(state, example.failing(), example.outcome().answers(), out));
    } else {
      Output.write(
          arguments,
          console,
          out -> format.write(example.machine().name(), example.outcome(), style, out));
    }
    return 1;
  }

  private static Finding find(Check check, String fingerprint) throws UsageException {
    for (Finding finding : check.report().findings()) {
      if (finding.fingerprint().equals(fingerprint)) {
        return finding;
      }
    }
    throw new UsageException(
        "there is no finding "
            + fingerprint
            + "; steplint check --format json prints the fingerprints");
  }

  private static State state(Project project, Counterexample example) throws UsageException {
    StateMachine machine = project.workspace().find(example.failing().machineKey());
    if (machine != null && machine.definitionNode() != null) {
      for (State state : Definition.parse(machine.definitionNode()).allStates()) {
        if (state.pointer().toString().equals(example.failing().pointer())) {
          return state;
        }
      }
    }
    throw new UsageException("there is no state " + example.failing().pointer());
  }
}
