package io.steplint.template.draft;

import io.steplint.iam.Authorizer;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.PrincipalSet;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Answer;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.KnownResource.Encryption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a key of KMS: whether it leaves the use of the key to the policies of roles.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">Default
 *     key policy</a>
 */
public final class KeyPolicy {

  private static final List<String> USES = List.of("kms:Decrypt", "kms:GenerateDataKey");
  private static final int ACCOUNT_DIGITS = 12;

  private KeyPolicy() {}

  /**
   * How a key encrypts.
   *
   * @param policy the policy of the key, or null where it has the default one
   */
  public static Encryption encryption(Text key, @Nullable Node policy) {
    if (policy == null) {
      return Encryption.by(key, true);
    }
    if (!PolicyDocument.isPolicy(policy)) {
      return Encryption.by(key, false);
    }
    PolicyDocument document = PolicyDocument.parse(policy);
    boolean account = false;
    boolean others = !document.complete();
    for (Statement statement : document.statements()) {
      if (!statement.allows() || !isAboutUse(statement)) {
        continue;
      }
      others |= statement.notPrincipal() || statement.principals().isEmpty();
      for (PrincipalSet principals : statement.principals()) {
        for (ScalarNode principal : principals.values()) {
          boolean own = principals.type().equals("AWS") && isAccount(principal);
          account |= own;
          others |= !own && !principals.type().equals("Service");
        }
      }
    }
    return Encryption.by(key, account && !others);
  }

  private static boolean isAboutUse(Statement statement) {
    for (String use : USES) {
      if (Authorizer.matchesAction(statement, use) != Answer.NO) {
        return true;
      }
    }
    return false;
  }

  /** Whether a principal is a whole account, which hands the decision to its own policies. */
  private static boolean isAccount(ScalarNode principal) {
    Text text = principal.text();
    String literal = text.literal();
    boolean digits =
        literal != null
            && literal.length() == ACCOUNT_DIGITS
            && literal.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits || text.endsWith(":root") || "${AWS::AccountId}".equals(text.toString());
  }
}
