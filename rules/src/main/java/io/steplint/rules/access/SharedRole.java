package io.steplint.rules.access;

import io.steplint.access.MachineAccess;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A role that several users share. */
public final class SharedRole implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "shared-role", Category.ACCESS, "an execution role that several state machines use")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    Set<String> seen = new HashSet<>();
    for (MachineAccess access : analysis.access().machines()) {
      Role role = access.role();
      if (role == null || !seen.add(role.key())) {
        continue;
      }
      List<String> users = new ArrayList<>();
      access.sharedWith().forEach(machine -> users.add(machine.name()));
      users.addAll(Trusts.otherServices(role));
      if (users.isEmpty()) {
        continue;
      }
      FindingBuilder finding =
          sink.at(role.location())
              .machine(access.machine())
              .resource(role.resource())
              .message(
                  "The role "
                      + role.name()
                      + " of "
                      + access.machine().name()
                      + " is shared with "
                      + String.join(", ", users))
              .why("Each of them can do what the others need")
              .help("give each state machine a role of its own");
      access
          .sharedWith()
          .forEach(machine -> finding.related(machine.location(), "it has the same role"));
      finding.must();
    }
  }
}
