package io.steplint.rules.trust;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Condition;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.PrincipalSet;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.RequestContext;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.access.Trusts;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An execution role that Step Functions may not assume for its machine. */
public final class RoleNotAssumable implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "role-not-assumable",
              Category.TRUST,
              "an execution role that Step Functions may not assume")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts facts, Sink sink) {
    StateMachine machine = facts.machine();
    Role role = machine.role().ifKnown();
    PolicyDocument trust = role == null ? null : role.trust();
    if (role == null || trust == null || !trust.complete()) {
      return;
    }
    String region = region(machine);
    String elsewhere = null;
    Statement refused = null;
    for (Statement statement : trust.statements()) {
      if (!statement.allows()
          || Authorizer.matchesAction(statement, "sts:AssumeRole") == Answer.NO
          || !mayTrust(statement, region)) {
        elsewhere = elsewhere != null ? elsewhere : trustedElsewhere(statement);
        continue;
      }
      if (Authorizer.holds(statement, context(machine)) != Answer.NO) {
        return;
      }
      refused = statement;
    }
    sink.at(refused == null ? trust.node() : refused.node())
        .message(message(role, machine, refused, elsewhere))
        .why("The state machine cannot be created: the service checks that it may use the role")
        .help(
            refused == null
                ? "trust the service principal states.amazonaws.com"
                : "let the condition fit the ARN of the state machine; only ArnLike and StringLike"
                    + " read wildcards")
        .resource(role.resource())
        .must();
  }

  /** The Region of the machine where that is known, or null. */
  private static @Nullable String region(StateMachine machine) {
    List<Text> pieces = machine.arn().split(':', 6);
    return pieces.size() < 6 ? null : pieces.get(3).literal();
  }

  /** The principal by which a statement lets the service of another Region in, or null. */
  private static @Nullable String trustedElsewhere(Statement statement) {
    for (PrincipalSet principals : statement.principals()) {
      for (ScalarNode principal : principals.values()) {
        if (statement.allows()
            && principals.type().equals("Service")
            && Trusts.isStepFunctions(principal)) {
          return principal.string();
        }
      }
    }
    return null;
  }

  private static String message(
      Role role, StateMachine machine, @Nullable Statement refused, @Nullable String elsewhere) {
    if (refused == null && elsewhere != null) {
      return "The role "
          + role.name()
          + " trusts "
          + elsewhere
          + ", and the state machine runs in "
          + region(machine);
    }
    if (refused == null) {
      return "The role " + role.name() + " does not trust states.amazonaws.com";
    }
    for (Condition condition : refused.conditions()) {
      for (ScalarNode value : condition.values()) {
        if (condition.operator().startsWith("StringEquals") && value.string().indexOf('*') >= 0) {
          return condition.operator()
              + " compares "
              + condition.key()
              + " letter by letter, so that "
              + value.string()
              + " never matches";
        }
      }
    }
    return "The trust policy of "
        + role.name()
        + " has a condition that never holds for "
        + machine.name();
  }

  private static boolean mayTrust(Statement statement, @Nullable String region) {
    if (statement.notPrincipal()) {
      return true;
    }
    for (PrincipalSet principals : statement.principals()) {
      for (ScalarNode principal : principals.values()) {
        boolean anybody = "*".equals(principal.string());
        if (anybody
            || (principals.type().equals("Service")
                && Trusts.isStepFunctionsIn(region, principal))) {
          return true;
        }
      }
    }
    return false;
  }

  private static RequestContext context(StateMachine machine) {
    RequestContext context = RequestContext.UNKNOWN;
    List<Text> pieces = machine.arn().split(':', 6);
    if (pieces.size() == 6) {
      context =
          context.with("aws:SourceArn", machine.arn()).with("aws:SourceAccount", pieces.get(4));
    }
    return context;
  }
}
