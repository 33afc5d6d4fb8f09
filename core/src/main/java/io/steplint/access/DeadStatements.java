package io.steplint.access;

import io.steplint.access.DeadStatement.Cause;
import io.steplint.iam.Grants;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Actions;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.integration.needs.Caller;
import io.steplint.integration.needs.Need;
import io.steplint.integration.needs.NeedTable;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the grants of a statement that no request can ever match. */
final class DeadStatements {

  private static final int ACCOUNT_DIGITS = 12;

  private static final String RULE_PREFIX = "StepFunctionsGetEvent";

  /** Services of which a grant always matters, whatever the machines are seen to need. */
  private static final Set<String> OWN = Set.of("states", "events", "iam", "kms");

  private final Policy policy;
  private final Statement statement;
  private final boolean variables;
  private final Caller caller;
  private final List<Need> needs;

  private DeadStatements(
      Policy policy, Statement statement, boolean variables, Caller caller, List<Need> needs) {
    this.policy = policy;
    this.statement = statement;
    this.variables = variables;
    this.caller = caller;
    this.needs = needs;
  }

  /**
   * The dead grants of a statement.
   *
   * @param needs what the machines of the role need together
   */
  static List<DeadStatement> of(
      Policy policy, Statement statement, boolean variables, Caller caller, List<Need> needs) {
    return statement.notResource() || statement.notAction()
        ? List.of()
        : new DeadStatements(policy, statement, variables, caller, needs).find();
  }

  /** A pair of action and resource that is dead, and why. */
  private record Pair(ScalarNode action, ScalarNode resource, Cause cause, String meant) {}

  private List<DeadStatement> find() {
    List<Pair> pairs = new ArrayList<>();
    Set<ScalarNode> usefulActions = new HashSet<>();
    Set<ScalarNode> usefulResources = new HashSet<>();
    for (ScalarNode action : statement.actions()) {
      for (ScalarNode resource : statement.resources()) {
        Pair pair = pair(action, resource);
        if (pair == null) {
          usefulActions.add(action);
          usefulResources.add(resource);
        } else {
          pairs.add(pair);
        }
      }
    }
    List<DeadStatement> dead = new ArrayList<>();
    for (Pair pair : pairs) {
      String action = pair.action().string();
      boolean useful = usefulResources.contains(pair.resource());
      boolean crossed =
          (useful && usefulActions.contains(pair.action()))
              || (isAside(action) && (useful || isOfService(action, pair.resource().text())));
      dead.add(
          new DeadStatement(
              pair.cause(),
              pair.action().string(),
              pair.resource().string(),
              reason(pair),
              pair.meant(),
              crossed,
              policy,
              statement,
              pair.resource()));
    }
    return dead;
  }

  /**
   * Whether an action has nothing to do with the state machines of the role: generators list it
   * beside others that the resource is for.
   */
  private boolean isAside(String action) {
    if (OWN.contains(action.substring(0, Math.max(0, action.indexOf(':'))))) {
      return false;
    }
    for (Need need : needs) {
      if (need.action().equalsIgnoreCase(action)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfService(String action, Text resource) {
    List<Text> pieces = resource.split(':', 4);
    String service = pieces.size() < 4 ? null : pieces.get(2).literal();
    return service != null && action.startsWith(service + ":");
  }

  private @Nullable Pair pair(ScalarNode actionNode, ScalarNode resource) {
    String action = actionNode.text().literal();
    if (action == null
        || actionNode.isUnknown()
        || resource.isUnknown()
        || action.indexOf('*') >= 0
        || action.indexOf('?') >= 0) {
      return null;
    }
    Text text = resource.text();
    if (!Grants.isResource(text)) {
      return null; // to be replaced, or refused; there is a rule about it
    }
    Pattern pattern = Pattern.of(text, Syntax.RESOURCE, variables);
    if (Grants.canMatch(action, pattern) == Answer.NO) {
      return new Pair(actionNode, resource, cause(action, pattern, text), meant(action, text));
    }
    if (isOfAnotherAccount(action, text)) {
      return new Pair(actionNode, resource, Cause.ACCOUNT, "");
    }
    String rule = misspeltRule(action, text);
    if (rule != null) {
      return new Pair(actionNode, resource, Cause.RULE_NAME, rule);
    }
    if (isOfAnotherPartition(text)) {
      return new Pair(actionNode, resource, Cause.PARTITION, "");
    }
    NearMiss miss = NearMiss.of(action, text, pattern, needs);
    return miss == null ? null : new Pair(actionNode, resource, miss.cause(), miss.meant());
  }

  private static Cause cause(String action, Pattern pattern, Text text) {
    if (pattern.matchesNothing()) {
      return Cause.VARIABLE;
    }
    List<Text> pieces = text.split(':', 9);
    if (pieces.size() > 2 && !meantService(action, pieces).isEmpty()) {
      return Cause.SERVICE;
    }
    String type = pieces.size() > 5 ? pieces.get(5).literal() : null;
    if (pieces.size() == 6
        && type != null
        && type.startsWith("task-definition/")
        && Grants.canMatch(action, Pattern.of(text.concat(Text.of(":*")), Syntax.RESOURCE, false))
            != Answer.NO) {
      return Cause.REVISION;
    }
    if (isOtherThanMeant(action, type)) {
      return Cause.EXECUTION;
    }
    boolean qualified = pieces.size() == 8 && "stateMachine".equals(type);
    if (!qualified) {
      return Cause.RESOURCE_TYPE;
    }
    Text.Builder unqualified = Text.builder();
    for (int i = 0; i < 7; i++) {
      unqualified.append(i == 0 ? "" : ":").append(pieces.get(i));
    }
    Pattern without = Pattern.of(unqualified.build(), Syntax.RESOURCE, false);
    return Grants.canMatch(action, without) == Answer.NO ? Cause.RESOURCE_TYPE : Cause.QUALIFIER;
  }

  /** Whether an action on executions is granted on machines, or the other way round. */
  private static boolean isOtherThanMeant(String action, @Nullable String type) {
    if (type == null || !action.regionMatches(true, 0, "states:", 0, "states:".length())) {
      return false;
    }
    String other =
        type.equals("stateMachine") ? "execution" : type.equals("execution") ? "stateMachine" : "";
    String name = type.equals("stateMachine") ? "a:b" : "a";
    return !other.isEmpty()
        && Grants.canMatch(
                action,
                Pattern.of(
                    Text.of("arn:aws:states:eu-west-1:111122223333:" + other + ":" + name),
                    Syntax.RESOURCE,
                    false))
            == Answer.YES;
  }

  private static String meant(String action, Text text) {
    List<Text> pieces = text.split(':', 9);
    return pieces.size() < 3 ? "" : meantService(action, pieces);
  }

  /** The service that stands in ARNs of an action where the one that is written is near to it. */
  private static String meantService(String action, List<Text> pieces) {
    String written = pieces.get(2).literal();
    int colon = action.indexOf(':');
    if (written == null || colon < 0 || written.indexOf('*') >= 0 || written.indexOf('?') >= 0) {
      return "";
    }
    String service = action.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean near =
        !written.equals(service)
            && Actions.of(written).isEmpty()
            && service.equals(Nearest.to(written, List.of(service)));
    return near ? service : "";
  }

  /** Whether a literal ARN of Step Functions lies in another account than the machine. */
  private boolean isOfAnotherAccount(String action, Text text) {
    List<Text> pieces = text.split(':', 6);
    String own = caller.account().literal();
    String account = pieces.size() < 6 ? null : pieces.get(4).literal();
    return own != null
        && account != null
        && action.regionMatches(true, 0, "states:", 0, "states:".length())
        && "states".equals(pieces.get(2).literal())
        && account.length() == ACCOUNT_DIGITS
        && account.chars().allMatch(c -> c >= '0' && c <= '9')
        && !account.equals(own);
  }

  /** The managed rule that was meant by a name that is none, or null. */
  private static @Nullable String misspeltRule(String action, Text text) {
    if (!action.regionMatches(true, 0, "events:", 0, "events:".length())) {
      return null;
    }
    List<Text> pieces = text.split('/', 2);
    String name = pieces.size() < 2 ? null : pieces.get(1).literal();
    if (name == null
        || !name.startsWith(RULE_PREFIX)
        || name.indexOf('*') >= 0
        || name.indexOf('?') >= 0) {
      return null;
    }
    List<String> rules = NeedTable.managedRules();
    if (rules.contains(name) || isOfUnknownName(name)) {
      return null;
    }
    String nearest = Nearest.to(name, rules);
    return nearest == null ? "" : nearest;
  }

  /** Whether the service may have a rule of that name that is documented nowhere. */
  private static boolean isOfUnknownName(String name) {
    return name.startsWith("StepFunctionsGetEventsForSageMaker");
  }

  private boolean isOfAnotherPartition(Text text) {
    List<Text> pieces = text.split(':', 3);
    String own = caller.partition().literal();
    String partition = pieces.size() < 3 ? null : pieces.get(1).literal();
    return own != null
        && partition != null
        && "arn".equals(pieces.get(0).literal())
        && partition.indexOf('*') < 0
        && partition.indexOf('?') < 0
        && !partition.equals(own);
  }

  private String reason(Pair pair) {
    String action = pair.action().string();
    return switch (pair.cause()) {
      case RESOURCE_TYPE -> action + " is never authorized on a resource of this type";
      case REVISION ->
          action + " is authorized on a revision of the task definition, never on its family alone";
      case EXECUTION ->
          pair.resource().string().contains(":stateMachine:")
              ? action + " is authorized on executions, never on the state machine"
              : action + " is authorized on the state machine, never on its executions";
      case SERVICE -> "The service is called " + pair.meant() + " in ARNs";
      case ACCOUNT ->
          "The state machine lies in another account, which lets a role in only by Credentials";
      case QUALIFIER ->
          action + " is authorized on the state machine itself, never on a version or alias";
      case RULE_NAME ->
          pair.meant().isEmpty()
              ? "There is no managed rule of this name"
              : "The managed rule is called " + pair.meant();
      case PARTITION -> "The state machine runs in another partition";
      case VARIABLE -> "What stands in ${…} there has no value in any request";
      case NAME -> "The name that CloudFormation gives the resource is " + pair.meant();
      case CASE -> "Only the case of letters differs from " + pair.meant() + ", which is needed";
    };
  }
}
