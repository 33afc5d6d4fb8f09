package io.steplint.access;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Difference;
import io.steplint.iam.Policies;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.PolicyDocument.Version;
import io.steplint.iam.Statement;
import io.steplint.iam.language.ActionPattern;
import io.steplint.iam.language.Answer;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.UnknownPolicy;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the roles of one tree allow and those of another do not: for a grant that only one has, or a
 * deny or boundary that takes it away.
 */
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
   * @param witness the shortest resource that is allowed on this side only; behind an action and a
   *     blank where the action is a pattern
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

  /** The roles by name; where several have one name, by their order among these too. */
  private static Map<String, Role> byName(Workspace workspace) {
    Map<String, Role> roles = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Role role : workspace.roles()) {
      int number = seen.merge(role.name(), 1, Integer::sum);
      roles.put(number == 1 ? role.name() : role.name() + "\n" + number, role);
    }
    return roles;
  }

  private static void add(
      Direction direction, Role role, @Nullable Role other, List<Change> changes) {
    Difference difference =
        new Difference(policies(role, true), policies(other, knows(other, role)));
    List<String> named = named(role, other);
    for (Policy policy : role.policies()) {
      boolean variables = policy.document().version() == Version.V2012_10_17;
      for (Statement statement : policy.document().statements()) {
        if (!statement.allows()) {
          continue;
        }
        for (String action : actions(statement)) {
          Grant grant = new Grant(statement, variables, action);
          if (statement.notResource()) {
            String on = "NotResource " + joined(statement.resources());
            add(direction, role, on, witness(difference, grant, null, named), grant, changes);
            continue;
          }
          for (ScalarNode resource : statement.resources()) {
            String witness = witness(difference, grant, resource, named);
            add(direction, role, resource.string(), witness, grant, changes);
          }
        }
      }
    }
  }

  /** What a statement grants of one action, or pattern of actions. */
  private record Grant(Statement statement, boolean variables, String action) {}

  private static void add(
      Direction direction,
      Role role,
      String resource,
      @Nullable String witness,
      Grant grant,
      List<Change> changes) {
    if (witness != null) {
      changes.add(
          new Change(direction, role.name(), grant.action(), resource, witness, grant.statement()));
    }
  }

  private static List<String> actions(Statement statement) {
    if (statement.notAction()) {
      return List.of("NotAction " + joined(statement.actions()));
    }
    List<String> actions = new ArrayList<>();
    for (ScalarNode action : statement.actions()) {
      String literal = action.text().literal();
      if (literal != null && !action.isUnknown()) {
        actions.add(literal);
      }
    }
    return actions;
  }

  private static String joined(List<ScalarNode> nodes) {
    StringBuilder out = new StringBuilder();
    for (ScalarNode node : nodes) {
      out.append(out.isEmpty() ? "" : ", ").append(node.string());
    }
    return out.toString();
  }

  /** The shortest resource of a grant that another role does not allow, or null. */
  private static @Nullable String witness(
      Difference difference, Grant grant, @Nullable ScalarNode resource, List<String> named) {
    Statement statement = grant.statement();
    String action = grant.action();
    String whole = resource == null ? "*" : resource.string();
    if (!statement.notAction() && !isPattern(action)) {
      String witness = difference.witness(statement, grant.variables(), action, resource);
      return witness == null || !witness.isEmpty() ? witness : whole;
    }
    for (String one : named) {
      boolean granted =
          statement.notAction()
              ? Authorizer.matchesAction(statement, one) == Answer.YES
              : ActionPattern.matches(action, one);
      String witness =
          granted ? difference.witness(statement, grant.variables(), one, resource) : null;
      if (witness != null) {
        return one + " " + (witness.isEmpty() ? whole : witness);
      }
    }
    return null;
  }

  /** Actions that tell the statements of two roles apart: those they name, or have patterns of. */
  private static List<String> named(Role role, @Nullable Role other) {
    Set<String> actions = new LinkedHashSet<>();
    for (Role one : other == null ? List.of(role) : List.of(role, other)) {
      for (PolicyDocument document : documents(one)) {
        for (Statement statement : document.statements()) {
          for (ScalarNode action : statement.actions()) {
            String literal = action.text().literal();
            if (literal == null || action.isUnknown()) {
              continue;
            }
            if (isPattern(literal)) {
              List<String> matching = KnownActions.matching(literal);
              actions.addAll(matching.isEmpty() ? List.of(literal) : matching);
            } else {
              actions.add(literal);
            }
          }
        }
      }
    }
    actions.addAll(KnownActions.anything());
    return new ArrayList<>(actions);
  }

  private static List<PolicyDocument> documents(Role role) {
    List<PolicyDocument> documents = new ArrayList<>();
    role.policies().forEach(policy -> documents.add(policy.document()));
    Policy boundary = role.boundary().ifKnown();
    if (boundary != null) {
      documents.add(boundary.document());
    }
    return documents;
  }

  private static boolean isPattern(String action) {
    return action.indexOf('*') >= 0 || action.indexOf('?') >= 0;
  }

  /** Whether every unknown policy of a role is one that the other has too. */
  private static boolean knows(@Nullable Role role, Role other) {
    if (role == null) {
      return true;
    }
    Set<String> both = new HashSet<>();
    other.unknownPolicies().forEach(policy -> both.add(policy.name().toString()));
    for (UnknownPolicy policy : role.unknownPolicies()) {
      if (!both.contains(policy.name().toString())) {
        return false;
      }
    }
    return true;
  }

  private static Policies policies(@Nullable Role role, boolean complete) {
    if (role == null) {
      return Policies.ofIdentity(List.of());
    }
    List<PolicyDocument> identity = new ArrayList<>();
    role.policies().forEach(policy -> identity.add(policy.document()));
    Policy boundary = role.boundary().ifKnown();
    return new Policies(
        identity,
        boundary == null ? List.of() : List.of(boundary.document()),
        List.of(),
        List.of(),
        complete);
  }
}
