package io.steplint.access;

import io.steplint.iam.Answer;
import io.steplint.iam.Authorizer;
import io.steplint.iam.Grants;
import io.steplint.iam.Pattern;
import io.steplint.iam.Pattern.Syntax;
import io.steplint.iam.PolicyDocument.Version;
import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the roles of one tree allow and those of another do not. */
public final class AccessDiff {

  private AccessDiff() {}

  /** Whether access came or went. */
  public enum Direction {
    GAINED,
    LOST;

    /** The direction as it is printed. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A difference.
   *
   * @param role the name of the role
   * @param action the action or pattern of actions of the statement that makes the difference
   * @param resource its resource pattern
   * @param witness the shortest resource that is allowed on this side only
   * @param statement the statement, of the newer tree for a gain and of the older one for a loss
   */
  public record Change(
      Direction direction,
      String role,
      String action,
      String resource,
      String witness,
      Statement statement) {}

  /**
   * Compares role by role, by name; a role that only one tree has gains or loses all it allows.
   *
   * @param base the older tree
   * @param current the newer one
   * @return the changes in the order of the roles; of each first the gains
   */
  public static List<Change> between(Workspace base, Workspace current) {
    Map<String, Role> before = byName(base);
    Map<String, Role> after = byName(current);
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Role> entry : after.entrySet()) {
      Role old = before.get(entry.getKey());
      add(Direction.GAINED, entry.getValue(), old, changes);
      if (old != null) {
        add(Direction.LOST, old, entry.getValue(), changes);
      }
    }
    before.forEach(
        (name, old) -> {
          if (!after.containsKey(name)) {
            add(Direction.LOST, old, null, changes);
          }
        });
    return changes;
  }

  private static Map<String, Role> byName(Workspace workspace) {
    Map<String, Role> roles = new LinkedHashMap<>();
    workspace.roles().forEach(role -> roles.putIfAbsent(role.name(), role));
    return roles;
  }

  private static void add(
      Direction direction, Role role, @Nullable Role other, List<Change> changes) {
    for (Policy policy : role.policies()) {
      boolean variables = policy.document().version() == Version.V2012_10_17;
      for (Statement statement : policy.document().statements()) {
        if (!statement.allows() || statement.notAction() || statement.notResource()) {
          continue;
        }
        for (ScalarNode action : statement.actions()) {
          for (ScalarNode resource : statement.resources()) {
            String witness = witness(action.string(), resource, variables, other);
            if (witness != null) {
              changes.add(
                  new Change(
                      direction,
                      role.name(),
                      action.string(),
                      resource.string(),
                      witness,
                      statement));
            }
          }
        }
      }
    }
  }

  /** The shortest resource of a grant that another role does not allow, or null. */
  private static @Nullable String witness(
      String action, ScalarNode resource, boolean variables, @Nullable Role other) {
    Pattern pattern = Pattern.of(resource.text(), Syntax.RESOURCE, variables);
    List<Pattern> allowed = new ArrayList<>();
    if (other != null) {
      for (Policy policy : other.policies()) {
        boolean otherVariables = policy.document().version() == Version.V2012_10_17;
        for (Statement statement : policy.document().statements()) {
          if (!statement.allows() || !allowsAction(statement, action)) {
            continue;
          }
          if (statement.notResource()) {
            return null; // all but some resources: left undecided
          }
          for (ScalarNode own : statement.resources()) {
            allowed.add(Pattern.of(own.text(), Syntax.RESOURCE, otherVariables));
          }
        }
      }
    }
    return Grants.excess(action, pattern, allowed);
  }

  /** Whether a statement allows an action, or every action of a pattern. */
  private static boolean allowsAction(Statement statement, String action) {
    if (action.indexOf('*') < 0 && action.indexOf('?') < 0) {
      return Authorizer.matchesAction(statement, action) != Answer.NO;
    }
    if (statement.notAction()) {
      return true; // all but some actions: left undecided
    }
    for (ScalarNode pattern : statement.actions()) {
      if (Grants.coversActions(pattern.text(), action)) {
        return true;
      }
    }
    return false;
  }
}
