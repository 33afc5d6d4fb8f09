package io.steplint.access;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Grants;
import io.steplint.iam.PolicyDocument.Version;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.integration.needs.Caller;
import io.steplint.integration.needs.Need;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The grants of a role, held against what all machines that have the role need. */
final class RoleGrants {

  private final Caller caller;
  private final List<Need> needs;
  private final boolean needsAreKnown;
  private final Map<String, List<Pattern>> neededByAction = new LinkedHashMap<>();
  private final List<Statement> denies = new ArrayList<>();
  private final List<Excess> excess = new ArrayList<>();
  private final List<DeadStatement> dead = new ArrayList<>();

  /**
   * @param needs what the machines of the role need together
   * @param known whether these are all
   */
  RoleGrants(Role role, Caller caller, List<Need> needs, boolean known) {
    this.caller = caller;
    this.needs = needs;
    this.needsAreKnown = known;
    for (Policy policy : role.policies()) {
      for (Statement statement : policy.document().statements()) {
        if (statement.denies()) {
          denies.add(statement);
        }
      }
    }
    for (Policy policy : role.policies()) {
      boolean variables = policy.document().version() == Version.V2012_10_17;
      for (Statement statement : policy.document().statements()) {
        if (statement.allows()) {
          judge(policy, statement, variables);
        }
      }
    }
  }

  List<Excess> excess() {
    return excess;
  }

  List<DeadStatement> dead() {
    return dead;
  }

  private void judge(Policy policy, Statement statement, boolean variables) {
    if (statement.notAction()) {
      if (needsAreKnown && statement.conditions().isEmpty()) {
        allButSome(policy, statement);
      }
      return;
    }
    List<DeadStatement> deadHere = DeadStatements.of(policy, statement, variables, caller, needs);
    dead.addAll(deadHere);
    if (!needsAreKnown) {
      return;
    }
    for (ScalarNode action : statement.actions()) {
      String literal = action.text().literal();
      if (literal == null || action.isUnknown()) {
        continue;
      }
      if (literal.indexOf('*') >= 0 || literal.indexOf('?') >= 0) {
        actions(policy, statement, action, literal);
      } else if (!statement.notResource()) {
        resources(policy, statement, literal, variables, deadHere);
      } else if (neededFor(literal).isEmpty()) {
        excess.add(
            new Excess(
                Excess.Kind.ACTION,
                literal,
                "NotResource " + joined(statement.resources()),
                literal,
                literal,
                GeneratedGrants.of(policy, statement),
                policy,
                statement,
                action));
      }
    }
  }

  /** Whether the statement may not hold under its conditions for one action. */
  private boolean mayNotHold(Statement statement, String action) {
    if (statement.conditions().isEmpty()) {
      return false;
    }
    for (Need need : needs) {
      if (need.action().equalsIgnoreCase(action)
          && Authorizer.holds(statement, need.context()) == Answer.YES) {
        return false;
      }
    }
    return true;
  }

  private void resources(
      Policy policy,
      Statement statement,
      String action,
      boolean variables,
      List<DeadStatement> deadHere) {
    List<Pattern> needed = neededFor(action);
    if (mayNotHold(statement, action)) {
      return;
    }
    for (ScalarNode resource : statement.resources()) {
      if (resource.isUnknown() || isDead(deadHere, action, resource)) {
        continue;
      }
      Pattern pattern = Pattern.of(resource.text(), Syntax.RESOURCE, variables);
      if (pattern.isEverything() && needsEverything(action)) {
        continue;
      }
      if (isBoundToProfile(statement, action)) {
        continue;
      }
      List<Pattern> covered = new ArrayList<>(needed);
      covered.addAll(deniedFor(action));
      String witness = Grants.excess(action, pattern, covered);
      if (witness != null) {
        excess.add(
            new Excess(
                needed.isEmpty() ? Excess.Kind.ACTION : Excess.Kind.RESOURCES,
                action,
                resource.string(),
                witness.isEmpty() ? resource.string() : witness,
                PlausibleWitness.of(
                    action, witness.isEmpty() ? resource.string() : witness, pattern, covered),
                GeneratedGrants.of(policy, statement),
                policy,
                statement,
                resource));
      }
    }
  }

  /** Whether a model can only be called through a profile, so that its Regions are that one's. */
  private static boolean isBoundToProfile(Statement statement, String action) {
    return action.regionMatches(true, 0, "bedrock:", 0, "bedrock:".length())
        && statement.conditions().stream()
            .anyMatch(condition -> condition.key().equalsIgnoreCase("bedrock:InferenceProfileArn"));
  }

  private static boolean isDead(List<DeadStatement> dead, String action, ScalarNode resource) {
    for (DeadStatement grant : dead) {
      if (grant.node() == resource && grant.action().equals(action)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the action is needed on a resource of which nothing is known. */
  private boolean needsEverything(String action) {
    for (Need need : needs) {
      if (need.action().equalsIgnoreCase(action)) {
        for (Text reading : need.resources()) {
          if ("*".equals(reading.toString())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void actions(Policy policy, Statement statement, ScalarNode node, String pattern) {
    String witness = KnownActions.unneeded(pattern, neededByAction().keySet());
    if (witness == null || mayNotHold(statement, witness)) {
      return;
    }
    ScalarNode resource = statement.resources().isEmpty() ? null : statement.resources().get(0);
    String on = resource == null ? "*" : resource.string();
    excess.add(
        new Excess(
            Excess.Kind.ACTIONS,
            pattern,
            statement.notResource() ? "NotResource " + on : on,
            witness + " " + on,
            witness + " " + on,
            GeneratedGrants.of(policy, statement),
            policy,
            statement,
            node));
  }

  private void allButSome(Policy policy, Statement statement) {
    for (String action : KnownActions.anything()) {
      if (!neededByAction().containsKey(action.toLowerCase(Locale.ROOT))
          && Authorizer.matchesAction(statement, action) == Answer.YES) {
        String on = joined(statement.resources());
        excess.add(
            new Excess(
                Excess.Kind.ACTIONS,
                "NotAction " + joined(statement.actions()),
                statement.notResource() ? "NotResource " + on : on,
                action + " " + on,
                action + " " + on,
                GeneratedGrants.of(policy, statement),
                policy,
                statement,
                null));
        return;
      }
    }
  }

  private static String joined(List<ScalarNode> nodes) {
    StringBuilder out = new StringBuilder();
    for (ScalarNode node : nodes) {
      out.append(out.isEmpty() ? "" : ", ").append(node.string());
    }
    return out.toString();
  }

  private List<Pattern> neededFor(String action) {
    return neededByAction().getOrDefault(action.toLowerCase(Locale.ROOT), List.of());
  }

  private Map<String, List<Pattern>> neededByAction() {
    if (neededByAction.isEmpty()) {
      for (Need need : needs) {
        List<Pattern> patterns =
            neededByAction.computeIfAbsent(
                need.action().toLowerCase(Locale.ROOT), key -> new ArrayList<>());
        for (Text reading : need.resources()) {
          // What an execution decides is any string, as in the policy that grants it.
          Text anywhere = anywhere(LeastPrivilege.withoutChoices(reading));
          patterns.add(Pattern.of(anywhere, Syntax.RESOURCE, false));
          if (need.action().equals("lambda:InvokeFunction")) {
            // Whoever may call a function may call its versions: the usual pair of grants.
            Text function = withoutQualifier(anywhere);
            patterns.add(Pattern.of(function, Syntax.RESOURCE, false));
            patterns.add(Pattern.of(function.concat(Text.of(":*")), Syntax.RESOURCE, false));
          }
        }
      }
    }
    return neededByAction;
  }

  /**
   * A needed ARN in every partition, because a role is never used in another one; and for services
   * that let nobody in from another account, in every account.
   */
  private static Text anywhere(Text arn) {
    List<Text> pieces = arn.split(':', 6);
    if (pieces.size() < 6 || !"arn".equals(pieces.get(0).literal())) {
      return arn;
    }
    boolean closed = "states".equals(pieces.get(2).literal());
    return Text.builder()
        .append("arn:*:")
        .append(pieces.get(2))
        .append(":")
        .append(pieces.get(3))
        .append(":")
        .append(closed ? Text.of("*") : pieces.get(4))
        .append(":")
        .append(pieces.get(5))
        .build();
  }

  private static Text withoutQualifier(Text function) {
    List<Text> pieces = function.split(':', 8);
    if (pieces.size() < 8) {
      return function;
    }
    Text.Builder out = Text.builder();
    for (int i = 0; i < 7; i++) {
      out.append(i == 0 ? "" : ":").append(pieces.get(i));
    }
    return out.build();
  }

  private List<Pattern> deniedFor(String action) {
    List<Pattern> denied = new ArrayList<>();
    for (Statement statement : denies) {
      if (statement.notResource() || Authorizer.matchesAction(statement, action) == Answer.NO) {
        continue;
      }
      for (ScalarNode resource : statement.resources()) {
        denied.add(Pattern.of(resource.text(), Syntax.RESOURCE, true));
      }
    }
    return denied;
  }
}
