package io.steplint.rules.trust;

import io.steplint.iam.Condition;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.PrincipalSet;
import io.steplint.iam.Statement;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.rules.access.Trusts;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.HashSet;
import java.util.Set;

/** A trust policy that lets Step Functions in for whichever account asks. */
public final class ConfusedDeputy implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "confused-deputy",
              Category.TRUST,
              "a trust policy without a condition on who uses the role")
          .severity(Severity.INFO)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    Set<String> seen = new HashSet<>();
    for (StateMachine machine : analysis.workspace().stateMachines()) {
      Role role = machine.role().ifKnown();
      PolicyDocument trust = role == null ? null : role.trust();
      if (role == null || trust == null || !seen.add(role.key())) {
        continue;
      }
      for (Statement statement : trust.statements()) {
        if (statement.allows() && trustsStepFunctions(statement) && !saysForWhom(statement)) {
          boolean made = isMade(statement);
          sink.at(statement.node())
              .machine(machine)
              .message(
                  "Role "
                      + role.name()
                      + (made ? ", which SAM makes," : "")
                      + " can be assumed for any state machine, of any account")
              .why("Step Functions could be made to use the role for somebody else")
              .help(
                  made
                      ? "define the role yourself if you need a condition on aws:SourceArn, which"
                          + " SAM cannot add; else set confused-deputy: off"
                      : "add the conditions ArnLike aws:SourceArn and StringEquals"
                          + " aws:SourceAccount")
              .resource(role.resource())
              .must();
        }
      }
    }
  }

  /** Whether the statement stands in no file: a transform adds it. */
  private static boolean isMade(Statement statement) {
    ObjectNode object = statement.node().asObject();
    ObjectNode.Member effect = object == null ? null : object.member("Effect");
    ScalarNode value = effect == null ? null : effect.value().asScalar();
    return value != null && value.isSynthetic();
  }

  private static boolean trustsStepFunctions(Statement statement) {
    for (PrincipalSet principals : statement.principals()) {
      for (ScalarNode principal : principals.values()) {
        if (principals.type().equals("Service")
            && principal.text().isLiteral()
            && Trusts.isStepFunctions(principal)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean saysForWhom(Statement statement) {
    for (Condition condition : statement.conditions()) {
      String key = condition.key();
      if (!condition.complete()
          || key.equalsIgnoreCase("aws:SourceArn")
          || key.equalsIgnoreCase("aws:SourceAccount")
          || key.equalsIgnoreCase("aws:SourceOrgID")
          || key.equalsIgnoreCase("aws:SourceOrgPaths")) {
        return true;
      }
    }
    return false;
  }
}
