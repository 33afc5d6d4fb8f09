package io.steplint.access;

import io.steplint.workspace.Role;
import java.util.List;

/**
 * A role that a Task assumes in place of the execution role, and what the Task needs of it.
 *
 * @param role the role of {@code Credentials}, which is in the workspace
 * @param needs what the Task needs, as {@link MachineAccess#needs()}
 */
public record AssumedRole(Role role, List<NeedResult> needs) {

  public AssumedRole {
    needs = List.copyOf(needs);
  }
}
