package io.steplint.rules.access;

import io.steplint.access.DeadStatement.Cause;
import io.steplint.access.MachineAccess;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A grant that no request can ever match. */
public final class DeadGrant implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("dead-grant", Category.ACCESS, "a permission that can never match a request")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (MachineAccess access : PlacedStatement.ofRoles(analysis)) {
      Role role = Objects.requireNonNull(access.role());
      Map<String, List<io.steplint.access.DeadStatement>> groups = new LinkedHashMap<>();
      for (io.steplint.access.DeadStatement grant : access.dead()) {
        // A pair that comes from listing several actions and resources at once does no harm.
        if (!grant.crossed() && grant.policy().kind() == Policy.Kind.WRITTEN) {
          String key =
              grant.policy().name()
                  + grant.statement().location()
                  + grant.resource()
                  + grant.cause();
          groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(grant);
        }
      }
      for (List<io.steplint.access.DeadStatement> group : groups.values()) {
        report(sink, access, role, group);
      }
    }
  }

  private static void report(
      Sink sink, MachineAccess access, Role role, List<io.steplint.access.DeadStatement> group) {
    io.steplint.access.DeadStatement first = group.get(0);
    List<String> actions = new ArrayList<>();
    group.forEach(grant -> actions.add(grant.action()));
    String all = String.join(", ", actions);
    FindingBuilder finding =
        sink.at(first.statement().node())
            .machine(access.machine())
            .message(all + " on " + first.resource() + " is never of use: " + reason(first))
            .why("What the grant is meant for stays forbidden")
            .related(first.node().location(), "this resource")
            .related(role.location(), "the role " + role.name())
            .subject(all + " " + first.resource());
    if ((first.cause() == Cause.RULE_NAME || first.cause() == Cause.SERVICE)
        && !first.suggestion().isEmpty()) {
      finding.help("write " + first.suggestion());
    } else {
      finding.help(help(first.cause()));
    }
    if (first.cause() == Cause.CASE) {
      // What IAM does with the case of letters in a resource is not documented.
      finding.may();
    } else {
      finding.must();
    }
  }

  private static String reason(io.steplint.access.DeadStatement grant) {
    String reason = grant.reason();
    return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
  }

  private static String help(Cause cause) {
    return switch (cause) {
      case RESOURCE_TYPE -> "grant each action on resources of the type it works on";
      case REVISION -> "add :* to the ARN, or the revision that is run";
      case EXECUTION ->
          "grant StartExecution on stateMachine:NAME, and what is about executions on"
              + " execution:NAME:*";
      case SERVICE -> "write the service as the ARNs of the resource have it";
      case ACCOUNT ->
          "remove it, or start the machine with Credentials that name a role of its account";
      case QUALIFIER -> "grant it on the ARN without the version or alias";
      case RULE_NAME -> "take the name from the documentation of the service that is called";
      case PARTITION -> "write the partition as ${AWS::Partition}";
      case VARIABLE -> "let the template put the value in";
      case NAME -> "refer to the resource, so that the template puts its name in";
      case CASE -> "write the name as the resource has it";
    };
  }
}
