package io.steplint.rules.access;

import io.steplint.access.Excess;
import io.steplint.access.MachineAccess;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.Location;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A policy that allows more than any Task needs: one finding for each document. */
public final class ExcessPermission implements WorkspaceRule {

  /** More places than these nobody reads; all stand in what {@code access} prints. */
  private static final int MAX_PLACES = 5;

  private static final RuleInfo INFO =
      RuleInfo.of(
              "excess-permission", Category.ACCESS, "a policy that allows more than the Tasks need")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    Map<String, ExcessOfPolicy> documents = new LinkedHashMap<>();
    for (MachineAccess access : PlacedStatement.ofRoles(analysis)) {
      for (Excess excess : access.excess()) {
        String key = excess.policy().location() + " " + excess.policy().name();
        documents.computeIfAbsent(key, unused -> new ExcessOfPolicy()).add(access, excess);
      }
    }
    documents.values().forEach(document -> report(analysis, sink, document));
  }

  private static void report(Analysis analysis, Sink sink, ExcessOfPolicy document) {
    Excess first = document.first();
    MachineAccess access = document.roles().get(0);
    FindingBuilder finding =
        document.isWritten()
            ? sink.at(first.statement().node())
            : sink.at(first.policy().location());
    finding
        .machine(access.machine())
        .message(document.message())
        .why(
            "Whoever gets hold of the role, or of the definition, can do it too: "
                + first.action()
                + " on "
                + first.resource())
        .help(document.help())
        .witness(first.request())
        .subject(document.subject());
    List<Location> places = document.otherStatements();
    for (Location place : places.subList(0, Math.min(MAX_PLACES, places.size()))) {
      finding.related(place, "this statement too");
    }
    List<Role> roles = new ArrayList<>();
    document.roles().forEach(found -> roles.add(Objects.requireNonNull(found.role())));
    for (int i = 0; i < Math.min(MAX_PLACES, roles.size()); i++) {
      Role role = roles.get(i);
      finding.related(
          role.location(),
          "the role "
              + role.name()
              + (roles.size() == 1 ? "" : " of " + document.roles().get(i).machine().name()));
    }
    if (roles.size() > MAX_PLACES) {
      finding.related(
          roles.get(MAX_PLACES).location(),
          "and " + (roles.size() - MAX_PLACES) + " more roles with the same policy");
    }
    for (StateMachine sibling : ReachedMachines.of(analysis, access, document.found())) {
      finding.related(sibling.location(), "it reaches this state machine as well");
    }
    if (document.isGenerated()) {
      // Nobody wrote these actions: a tool chose them.
      finding.atMost(Severity.INFO);
    }
    if (roles.stream().anyMatch(Trusts::isUsedByOthers)) {
      // What else uses the role may need it.
      finding.may();
    } else {
      finding.report();
    }
  }
}
