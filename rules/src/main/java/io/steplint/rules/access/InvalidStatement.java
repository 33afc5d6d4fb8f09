package io.steplint.rules.access;

import io.steplint.iam.Statement;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A statement that lacks what every statement has. */
public final class InvalidStatement implements WorkspaceRule {

  private static final RuleInfo INFO =
      RuleInfo.of("invalid-statement", Category.ACCESS, "a policy statement that IAM rejects")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (PlacedStatement placed : PlacedStatement.all(analysis)) {
      String problem = problem(placed.statement());
      if (problem != null) {
        placed
            .report(sink)
            .message(problem)
            .why("IAM refuses the policy, and what it is to allow stays forbidden")
            .help("a statement has an Effect, Allow or Deny, an Action and a Resource")
            .must();
      }
    }
  }

  private static @Nullable String problem(Statement statement) {
    ObjectNode node = statement.node();
    if (!node.has("Effect") && !node.has("Action") && !node.has("Resource")) {
      return null; // written in another language, or decided by a function
    }
    ScalarNode effect = node.string("Effect");
    String literal = effect == null ? null : effect.literal();
    if (literal != null && !literal.equals("Allow") && !literal.equals("Deny")) {
      return "The Effect is " + literal + ", not Allow or Deny";
    }
    boolean readable = true;
    for (ObjectNode.Member member : node.members()) {
      readable &= !member.key().string().contains("::");
    }
    if (!readable) {
      return null;
    }
    if (!node.has("Effect")) {
      return "The statement has no Effect";
    }
    if (!node.has("Action") && !node.has("NotAction")) {
      return "The statement has no Action";
    }
    // A trust policy and a policy of a resource have a principal, and may go without.
    boolean needsResource = !node.has("Principal") && !node.has("NotPrincipal");
    return needsResource && !node.has("Resource") && !node.has("NotResource")
        ? "The statement has no Resource"
        : null;
  }
}
