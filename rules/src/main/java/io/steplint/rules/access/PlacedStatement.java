package io.steplint.rules.access;

import io.steplint.access.MachineAccess;
import io.steplint.iam.Statement;
import io.steplint.iam.StatementCovers;
import io.steplint.lint.Analysis;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.Sink;
import io.steplint.source.Node;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement that somebody wrote, with what it belongs to.
 *
 * @param access the first machine that has the role, or null where nothing attaches the policy
 * @param role the role that has the policy, or null
 */
record PlacedStatement(
    @Nullable MachineAccess access, @Nullable Role role, Policy policy, Statement statement) {

  /** The access of the first machine of each role. */
  static List<MachineAccess> ofRoles(Analysis analysis) {
    List<MachineAccess> first = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (StateMachine machine : analysis.workspace().stateMachines()) {
      Role role = machine.role().ifKnown();
      MachineAccess access =
          role != null && seen.add(role.key()) ? analysis.access().of(machine) : null;
      if (access != null) {
        first.add(access);
      }
    }
    return first;
  }

  /**
   * The statements of all roles, each role once, and of the documents that nothing attaches; none
   * that a tool has made from something shorter.
   */
  static List<PlacedStatement> all(Analysis analysis) {
    List<PlacedStatement> statements = new ArrayList<>();
    for (MachineAccess access : ofRoles(analysis)) {
      Role role = access.role();
      for (Policy policy : role == null ? List.<Policy>of() : role.policies()) {
        add(access, role, policy, statements);
      }
    }
    for (Policy policy : analysis.workspace().documents()) {
      add(null, null, policy, statements);
    }
    return statements;
  }

  /** As {@link #all}, those of one role or of one unattached document together. */
  static List<List<PlacedStatement>> byRole(Analysis analysis) {
    List<List<PlacedStatement>> groups = new ArrayList<>();
    List<PlacedStatement> group = List.of();
    for (PlacedStatement placed : all(analysis)) {
      if (group.isEmpty() || !placed.sharesRoleWith(group.get(0))) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(placed);
    }
    return groups;
  }

  /** Which of them cover which. */
  static StatementCovers covers(List<PlacedStatement> group) {
    List<Statement> statements = new ArrayList<>();
    for (PlacedStatement placed : group) {
      statements.add(placed.statement());
    }
    return new StatementCovers(statements);
  }

  private static void add(
      @Nullable MachineAccess access,
      @Nullable Role role,
      Policy policy,
      List<PlacedStatement> statements) {
    if (policy.kind() == Policy.Kind.WRITTEN) {
      for (Statement statement : policy.document().statements()) {
        statements.add(new PlacedStatement(access, role, policy, statement));
      }
    }
  }

  /** Whether both are statements of one role, or of one document that nothing attaches. */
  private boolean sharesRoleWith(PlacedStatement other) {
    return role == null || other.role == null
        ? role == other.role && policy == other.policy
        : role.key().equals(other.role.key());
  }

  /** Whether this statement stands before another one of the same role. */
  boolean isBefore(PlacedStatement other) {
    return policy == other.policy
        ? statement.index() < other.statement.index()
        : role != null && role.policies().indexOf(policy) < role.policies().indexOf(other.policy);
  }

  /** Begins a finding at the statement. */
  FindingBuilder report(Sink sink) {
    return report(sink, statement.node());
  }

  /** Begins a finding at a part of the statement. */
  FindingBuilder report(Sink sink, Node place) {
    FindingBuilder finding = sink.at(place);
    if (access != null) {
      finding.machine(access.machine());
    }
    if (role != null) {
      finding.related(role.location(), "the role " + role.name());
    }
    return finding;
  }
}
