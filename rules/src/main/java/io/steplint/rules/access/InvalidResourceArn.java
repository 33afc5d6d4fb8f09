package io.steplint.rules.access;

import io.steplint.iam.Grants;
import io.steplint.lint.Analysis;
import io.steplint.lint.Category;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.lint.WorkspaceRule;
import io.steplint.source.ScalarNode;

/** A resource that IAM does not take. */
public final class InvalidResourceArn implements WorkspaceRule {

  /** Signs of a value that another tool puts in. */
  private static final String PLACEHOLDERS = "${}<>%#@";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-resource-arn",
              Category.ACCESS,
              "a policy resource that is neither an ARN nor *")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Analysis analysis, Sink sink) {
    for (PlacedStatement placed : PlacedStatement.all(analysis)) {
      for (ScalarNode resource : placed.statement().resources()) {
        String text = resource.text().literal();
        if (text == null || resource.isUnknown() || isPlaceholder(text)) {
          continue;
        }
        if (!Grants.isResource(resource.text())) {
          boolean referred = resource.isSynthetic();
          placed
              .report(sink, resource)
              .message(
                  referred
                      ? "The reference gives the name " + text + ", which is neither an ARN nor *"
                      : "The resource " + text + " is neither an ARN nor *")
              .why("IAM refuses a policy with such a resource")
              .help(
                  referred
                      ? "refer to its ARN: !GetAtt NAME.Arn for a resource, !GetAtt NAME.Value or"
                          + " {{resolve:ssm:NAME}} for what an SSM parameter holds"
                      : "write the whole ARN, or refer to the resource's Arn")
              .subject(text)
              // It may be the default of a parameter that every deployment overrides.
              .may();
        }
      }
    }
  }

  private static boolean isPlaceholder(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (PLACEHOLDERS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return text.isEmpty() || text.startsWith("__") || isConstant(text);
  }

  /** {@code LIKE_THIS}: a name that stands for a value. */
  private static boolean isConstant(String text) {
    return text.indexOf('_') > 0 && text.equals(text.toUpperCase(java.util.Locale.ROOT));
  }
}
