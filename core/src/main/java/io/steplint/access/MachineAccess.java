package io.steplint.access;

import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Unseen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine needs and what its role gives.
 *
 * @param machine the machine
 * @param role its execution role, or null where none is to be seen
 * @param verdict how both fit
 * @param needs every need, in document order; those of the machine itself last
 * @param excess what the role allows without need, in document order
 * @param dead grants that are of no use to anybody, in document order
 * @param assumed the roles that Tasks assume with {@code Credentials}, in document order
 * @param unseen what of the machine, its role and its settings was not to be seen; while there is
 *     anything, nothing is exact
 * @param sharedWith the other machines that have the same role, in workspace order
 */
public record MachineAccess(
    StateMachine machine,
    @Nullable Role role,
    MachineVerdict verdict,
    List<NeedResult> needs,
    List<Excess> excess,
    List<DeadStatement> dead,
    List<AssumedRole> assumed,
    List<Unseen> unseen,
    List<StateMachine> sharedWith) {

  public MachineAccess {
    needs = List.copyOf(needs);
    excess = List.copyOf(excess);
    dead = List.copyOf(dead);
    assumed = List.copyOf(assumed);
    unseen = List.copyOf(unseen);
    sharedWith = List.copyOf(sharedWith);
  }
}
