package io.steplint.lint;

import io.steplint.access.Sight;
import io.steplint.source.Location;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run did not judge, because it was not to be seen. That nothing was found there
 * means nothing.
 *
 * @param stateMachine the name of the machine it concerns, or null
 * @param what what was not judged
 * @param reason why, as a sentence without a full stop
 * @param location where that shows
 */
public record NotJudged(
    @Nullable String stateMachine, What what, String reason, Location location) {

  /** What can stay unjudged. */
  public enum What {
    /** What the role of a machine allows, because nothing says which role that is. */
    ACCESS("access"),
    /** What flows through a machine, because nothing says what it is started with. */
    TYPES("types"),
    /** A definition, or states in it. */
    DEFINITION("definition"),
    /** A role, or a policy of it. */
    ROLE("role"),
    /** A module of a template. */
    MODULE("module"),
    /** A file. */
    FILE("file");

    private final String id;

    What(String id) {
      this.id = id;
    }

    /** The word that formats use. */
    public String id() {
      return id;
    }
  }

  /** Everything that is not judged of a workspace, in the order of its machines. */
  static List<NotJudged> of(Analysis analysis) {
    List<NotJudged> all = new ArrayList<>();
    for (StateMachine machine : analysis.workspace().stateMachines()) {
      MachineFacts facts = analysis.of(machine);
      if (facts == null && !machine.definition().isUnknown()) {
        continue; // a finding says what is wrong with its definition
      }
      for (Unseen unseen : Sight.unseen(machine, facts == null ? null : facts.definition())) {
        all.add(of(unseen, machine.name()));
      }
      if (machine.role().isNone()) {
        all.add(
            new NotJudged(
                machine.name(),
                What.ACCESS,
                "Nothing says which role the state machine runs with",
                machine.location()));
      }
      if (facts != null && machine.input() == null) {
        all.add(
            new NotJudged(
                machine.name(),
                What.TYPES,
                "Nothing says what the state machine is started with",
                machine.location()));
      }
    }
    for (Unseen unseen : analysis.workspace().unseen()) {
      all.add(of(unseen, null));
    }
    return all;
  }

  private static NotJudged of(Unseen unseen, @Nullable String machine) {
    What what =
        switch (unseen.what()) {
          case DEFINITION, STATES -> What.DEFINITION;
          case ROLE -> What.ROLE;
          case SETTING -> What.ACCESS;
          case MODULE -> What.MODULE;
          case FILE -> What.FILE;
        };
    return new NotJudged(machine, what, unseen.reason(), unseen.location());
  }
}
