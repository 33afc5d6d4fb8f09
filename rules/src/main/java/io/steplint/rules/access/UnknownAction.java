package io.steplint.rules.access;

import io.steplint.access.MachineAccess;
import io.steplint.access.StatesActions;
import io.steplint.iam.Statement;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.HashSet;
import java.util.Set;

/** An action of Step Functions that there is not. */
public final class UnknownAction implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-action", Category.ACCESS, "an action of Step Functions that there is not")
          .severity(Severity.WARNING)
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
      for (Policy policy : role.policies()) {
        if (policy.kind() == Policy.Kind.WRITTEN) {
          for (Statement statement : policy.document().statements()) {
            check(statement, access, sink);
          }
        }
      }
    }
  }

  private static void check(Statement statement, MachineAccess access, Sink sink) {
    for (ScalarNode node : statement.actions()) {
      String action = node.text().literal();
      if (action == null || !StatesActions.isUnknown(action)) {
        continue;
      }
      String nearest = Nearest.to(action, StatesActions.all());
      FindingBuilder finding =
          sink.at(node)
              .machine(access.machine())
              .message("There is no action " + action)
              .why("The statement says nothing about what was meant")
              .subject(action);
      if (nearest != null) {
        finding.help("write " + nearest);
      }
      finding.must();
    }
  }
}
