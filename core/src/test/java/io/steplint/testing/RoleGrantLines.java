package io.steplint.testing;

import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.TreeSet;

/** What a role grants, as lines that tests compare. */
public final class RoleGrantLines {

  private RoleGrantLines() {}

  /** Effect, action and resource of all statements of a role. */
  public static TreeSet<String> of(Role role) {
    TreeSet<String> grants = new TreeSet<>();
    role.unknownPolicies().forEach(policy -> grants.add("unknown " + policy.name()));
    for (Policy policy : role.policies()) {
      for (Statement statement : policy.document().statements()) {
        for (ScalarNode action : statement.actions()) {
          for (ScalarNode resource : statement.resources()) {
            grants.add(statement.effect() + " " + action.string() + " " + resource.string());
          }
        }
      }
    }
    return grants;
  }
}
