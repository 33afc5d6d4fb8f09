package io.steplint.access;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Answer;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How much of an AWS managed policy a workflow uses. */
public final class ManagedPolicyUse {

  private ManagedPolicyUse() {}

  /** How many known actions a policy allows, each once. */
  public static int actions(Policy policy) {
    Set<String> actions = new TreeSet<>();
    for (Statement statement : policy.document().statements()) {
      if (statement.allows() && !statement.notAction()) {
        for (ScalarNode action : statement.actions()) {
          String pattern = action.string();
          boolean one = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
          List<String> matching = one ? List.of(pattern) : KnownActions.matching(pattern);
          matching.forEach(found -> actions.add(found.toLowerCase(Locale.ROOT)));
        }
      }
    }
    return actions.size();
  }

  /** Whether a policy allows every action there is, or all but some. */
  public static boolean allowsEverything(Policy policy) {
    for (Statement statement : policy.document().statements()) {
      if (statement.allows()
          && (statement.notAction()
              || statement.actions().stream().anyMatch(action -> action.string().equals("*")))) {
        return true;
      }
    }
    return false;
  }

  /** The needed actions that a policy allows, in the order of the needs. */
  public static List<String> used(Policy policy, List<NeedResult> needs) {
    Set<String> used = new LinkedHashSet<>();
    for (NeedResult result : needs) {
      for (Statement statement : policy.document().statements()) {
        if (statement.allows()
            && Authorizer.matchesAction(statement, result.need().action()) == Answer.YES) {
          used.add(result.need().action());
        }
      }
    }
    return List.copyOf(used);
  }
}
