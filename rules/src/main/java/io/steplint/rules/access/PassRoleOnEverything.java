package io.steplint.rules.access;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Condition;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Answer;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.ScalarNode;

/** A grant of PassRole on every role, to every service. */
public final class PassRoleOnEverything implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pass-role-on-everything", Category.ACCESS, "iam:PassRole on every role and service")
          .severity(Severity.WARNING)
          .speaksBefore("excess-permission")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (PlacedStatement placed : PlacedStatement.all(analysis)) {
      if (passesEverything(placed.statement())) {
        placed
            .report(sink)
            .message("iam:PassRole is allowed on every role and to every service")
            .why("The role can give itself the permissions of any other role of the account")
            .help("name the role, and the service with the condition iam:PassedToService")
            .witness("arn:aws:iam::000000000000:role/-")
            .must();
      }
    }
  }

  private static boolean passesEverything(Statement statement) {
    if (!statement.allows() || statement.notAction() || statement.notResource()) {
      return false;
    }
    boolean named = false;
    for (ScalarNode action : statement.actions()) {
      // A pattern such as * is another finding.
      named |= "iam:PassRole".equalsIgnoreCase(action.text().literal());
    }
    if (!named || Authorizer.matchesAction(statement, "iam:PassRole") != Answer.YES) {
      return false;
    }
    for (Condition condition : statement.conditions()) {
      if (condition.key().equalsIgnoreCase("iam:PassedToService") || !condition.complete()) {
        return false;
      }
    }
    for (ScalarNode resource : statement.resources()) {
      if ("*".equals(resource.text().literal())) {
        return true;
      }
    }
    return false;
  }
}
