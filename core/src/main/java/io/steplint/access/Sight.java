package io.steplint.access;

import io.steplint.asl.Definition;
import io.steplint.asl.HiddenPart;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of a machine was to be seen. */
public final class Sight {

  private Sight() {}

  /** Whether all that its states do is known, so that a right that none of them needs is unused. */
  static boolean isWhole(StateMachine machine, @Nullable Definition definition) {
    return machine.definition().isKnown() && definition != null && definition.hidden().isEmpty();
  }

  /** What was not to be seen of its definition, settings and role, each thing once. */
  public static List<Unseen> unseen(StateMachine machine, @Nullable Definition definition) {
    List<Unseen> unseen = new ArrayList<>();
    Unseen hidden = machine.definition().unseen();
    if (hidden != null) {
      unseen.add(hidden);
    } else if (definition == null) {
      unseen.add(
          new Unseen(
              Unseen.What.DEFINITION, "The definition could not be read", machine.location()));
    } else {
      for (HiddenPart part : definition.hidden()) {
        unseen.add(new Unseen(Unseen.What.STATES, part.reason(), part.node().location()));
      }
    }
    unseen.addAll(machine.settings().unseen());
    Unseen hiddenRole = machine.role().unseen();
    Role role = machine.role().ifKnown();
    if (hiddenRole != null) {
      unseen.add(hiddenRole);
    } else if (role != null) {
      for (UnknownPolicy policy : role.unknownPolicies()) {
        unseen.add(new Unseen(Unseen.What.ROLE, policy.reason(), policy.location()));
      }
      Unseen boundary = role.boundary().unseen();
      if (boundary != null) {
        unseen.add(boundary);
      }
    }
    return unseen;
  }
}
