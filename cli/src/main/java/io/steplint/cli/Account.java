package io.steplint.cli;

import io.steplint.access.MachineAccess;
import io.steplint.access.NeedResult;
import io.steplint.access.NeedVerdict;
import io.steplint.lint.Analysis;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.NestedStart;
import io.steplint.report.TerminalText;
import io.steplint.rules.gate.Project;
import io.steplint.source.ProjectRoot;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Unseen;
import io.steplint.workspace.Workspace;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What {@code --verbose} says: what was read, how each child and role was found, and what is not
 * known and why. It is for a person who wonders why something is or is not reported.
 */
final class Account {

  private final Console console;
  private final ProjectRoot root;

  private Account(Console console, ProjectRoot root) {
    this.console = console;
    this.root = root;
  }

  /** Says how a workspace was made out. */
  static void of(Project project, Console console) {
    new Account(console, project.sources().root()).of(project.workspace());
  }

  private void of(Workspace workspace) {
    say("read " + workspace.files() + (workspace.files() == 1 ? " file" : " files"));
    Analysis analysis = new Analysis(workspace);
    for (StateMachine machine : workspace.stateMachines()) {
      machine(machine);
      MachineFacts facts = analysis.of(machine);
      if (facts == null) {
        say("  its definition cannot be read");
        continue;
      }
      for (NestedStart start : facts.starts()) {
        start(start);
      }
      unknown(facts.access());
    }
    for (Role role : workspace.roles()) {
      role(role);
    }
    for (String note : workspace.notes()) {
      say(note);
    }
  }

  private void machine(StateMachine machine) {
    Role role = machine.role().ifKnown();
    say(
        "state machine "
            + machine.name()
            + " from "
            + root.shown(machine.definitionFile())
            + (machine.type() == MachineType.UNKNOWN
                ? ", its type is not known"
                : ", " + machine.type())
            + (role == null ? ", its role is not known" : ", role " + role.name())
            + (machine.input() == null ? ", its input is not known" : ", its input is known"));
  }

  private void start(NestedStart start) {
    StateMachine child = start.child();
    say(
        "  "
            + start.task().name()
            + " starts "
            + start.childName()
            + (child == null
                ? ", which is not among what was read"
                : " from " + root.shown(child.definitionFile())));
  }

  private void unknown(MachineAccess access) {
    Role role = access.role();
    if (role == null) {
      return;
    }
    for (NeedResult result : access.needs()) {
      if (result.verdict() == NeedVerdict.UNKNOWN) {
        String state = result.need().state();
        say(
            "  "
                + (state.isEmpty() ? "" : state + ": ")
                + "whether "
                + role.name()
                + " allows "
                + result.need().action()
                + " on "
                + result.need().resource()
                + " is not known"
                + (result.reason() == null ? "" : ": " + result.reason()));
      }
    }
  }

  private void role(Role role) {
    Set<String> files = new LinkedHashSet<>();
    for (Policy policy : role.policies()) {
      files.add(policy.document().node().source().path());
    }
    say(
        "role "
            + role.name()
            + (files.isEmpty()
                ? " has no policy that was read"
                : " has policies from " + String.join(", ", files)));
    for (UnknownPolicy policy : role.unknownPolicies()) {
      unknown(policy);
    }
    Unseen boundary = role.boundary().unseen();
    if (boundary != null) {
      say("  " + boundary.reason());
    }
  }

  private void unknown(UnknownPolicy policy) {
    say("  what " + policy.name() + " allows is not known: " + policy.reason());
  }

  private void say(String line) {
    console.say(TerminalText.of(line));
  }
}
