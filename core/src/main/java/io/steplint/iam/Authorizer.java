package io.steplint.iam;

import io.steplint.iam.Decision.Layer;
import io.steplint.iam.Decision.Outcome;
import io.steplint.iam.PolicyDocument.Version;
import io.steplint.iam.language.ActionPattern;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Overlap;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.PatternComparison;
import io.steplint.iam.language.PatternSet;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what policies allow. An explicit deny anywhere wins; otherwise every kind of policy that
 * is there has to allow. What cannot be read in a statement may allow more, and is never taken to
 * deny.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class Authorizer {

  private final Policies policies;
  private final Map<PolicyDocument, @Nullable Compiled[]> compiled = new IdentityHashMap<>();

  public Authorizer(Policies policies) {
    this.policies = policies;
  }

  /**
   * What a statement says of one action.
   *
   * @param applies whether action and condition match
   * @param resources what it names
   */
  record Applied(Statement statement, Answer applies, PatternSet resources, boolean open) {}

  /**
   * A statement with its resources as patterns.
   *
   * @param resources null where policy variables in them depend on the request
   */
  private record Compiled(
      Statement statement, List<Pattern> patterns, @Nullable PatternSet resources) {

    static Compiled of(Statement statement, boolean variables) {
      List<Pattern> patterns = read(statement, variables);
      for (Pattern pattern : patterns) {
        if (pattern.hasVariables()) {
          return new Compiled(statement, patterns, null);
        }
      }
      return new Compiled(statement, patterns, new PatternSet(patterns, statement.notResource()));
    }

    PatternSet resources(RequestContext context) {
      return resources != null
          ? resources
          : new PatternSet(resolve(patterns, context), statement.notResource());
    }
  }

  /** A statement of a document; most are never asked for their resources. */
  private Compiled compiled(PolicyDocument document, int index) {
    @Nullable Compiled[] known =
        compiled.computeIfAbsent(document, key -> new Compiled[key.statements().size()]);
    Compiled found = known[index];
    if (found == null) {
      found =
          Compiled.of(document.statements().get(index), document.version() == Version.V2012_10_17);
      known[index] = found;
    }
    return found;
  }

  /** Decides a request; a pattern as its resource asks for all that match. */
  public Decision decide(Request request) {
    List<Layer> layers = new ArrayList<>();
    List<List<PolicyDocument>> documents = new ArrayList<>();
    layers.add(Layer.IDENTITY);
    documents.add(policies.identity());
    if (!policies.boundary().isEmpty()) {
      layers.add(Layer.BOUNDARY);
      documents.add(policies.boundary());
    }
    for (List<PolicyDocument> level : policies.serviceControl()) {
      layers.add(Layer.SERVICE_CONTROL);
      documents.add(level);
    }
    if (!policies.session().isEmpty()) {
      layers.add(Layer.SESSION);
      documents.add(policies.session());
    }
    Decision unsure = null;
    for (int i = 0; i < layers.size(); i++) {
      Decision denied = denied(request, documents.get(i), layers.get(i));
      if (denied != null && denied.outcome() == Outcome.EXPLICITLY_DENIED) {
        return denied;
      }
      unsure = unsure == null ? denied : unsure;
    }
    Decision allowed = null;
    for (int i = 0; i < layers.size(); i++) {
      Decision decision = allowed(request, documents.get(i), layers.get(i));
      if (decision.outcome() == Outcome.IMPLICITLY_DENIED) {
        return decision;
      }
      if (decision.outcome() == Outcome.UNKNOWN) {
        unsure = unsure == null ? decision : unsure;
      }
      allowed = allowed == null ? decision : allowed;
    }
    return unsure != null || allowed == null ? java.util.Objects.requireNonNull(unsure) : allowed;
  }

  /**
   * A condition that keeps a statement from allowing a request.
   *
   * @param statement an identity statement that names the action and the whole resource
   * @param condition the first of its conditions that certainly does not hold
   */
  public record Withheld(Statement statement, Condition condition) {}

  /** The first condition but for which a request would be allowed, or null. */
  public @Nullable Withheld withheld(Request request) {
    for (PolicyDocument document : policies.identity()) {
      boolean variables = document.version() == Version.V2012_10_17;
      ConditionEvaluator conditions = new ConditionEvaluator(request.context(), variables);
      for (int i = 0; i < document.statements().size(); i++) {
        Statement statement = document.statements().get(i);
        if (!statement.allows()
            || statement.conditions().isEmpty()
            || matchesAction(statement, request.action()) != Answer.YES) {
          continue;
        }
        List<PatternSet> named = List.of(compiled(document, i).resources(request.context()));
        if (PatternComparison.covers(request.resource(), null, named, named).answer()
            != Answer.YES) {
          continue;
        }
        for (Condition condition : statement.conditions()) {
          if (conditions.evaluate(condition) == Answer.NO) {
            return new Withheld(statement, condition);
          }
        }
      }
    }
    return null;
  }

  /** The statements of one effect that match an action, or may. */
  List<Applied> applying(
      String action, RequestContext context, List<PolicyDocument> documents, Effect effect) {
    List<Applied> applying = new ArrayList<>();
    for (PolicyDocument document : documents) {
      boolean variables = document.version() == Version.V2012_10_17;
      ConditionEvaluator conditions = null;
      List<Statement> statements = document.statements();
      for (int i = 0; i < statements.size(); i++) {
        Statement statement = statements.get(i);
        if (statement.effect() != effect) {
          continue;
        }
        Answer applies = matchesAction(statement, action);
        if (applies == Answer.NO) {
          continue;
        }
        if (!statement.conditions().isEmpty()) {
          conditions = conditions == null ? new ConditionEvaluator(context, variables) : conditions;
          applies = applies.and(conditions.evaluate(statement.conditions()));
        }
        if (applies != Answer.NO) {
          PatternSet resources = compiled(document, i).resources(context);
          applying.add(new Applied(statement, applies, resources, !statement.complete()));
        }
      }
    }
    return applying;
  }

  /** Whether the conditions of a statement of the current language version hold. */
  public static Answer holds(Statement statement, RequestContext context) {
    return new ConditionEvaluator(context, true).evaluate(statement.conditions());
  }

  /** Whether the {@code Action} or {@code NotAction} of a statement matches an action. */
  public static Answer matchesAction(Statement statement, String action) {
    Answer matches = Answer.NO;
    List<ScalarNode> actions = statement.actions();
    for (int i = 0; i < actions.size(); i++) {
      ScalarNode pattern = actions.get(i);
      matches =
          matches.or(
              pattern.isUnknown() ? Answer.UNKNOWN : ActionPattern.matches(pattern.text(), action));
      if (matches == Answer.YES) {
        break;
      }
    }
    if (matches == Answer.NO && !statement.complete()) {
      matches = Answer.UNKNOWN;
    }
    return statement.notAction() ? matches.not() : matches;
  }

  private static List<Pattern> read(Statement statement, boolean variables) {
    List<Pattern> read = new ArrayList<>(statement.resources().size());
    for (ScalarNode resource : statement.resources()) {
      read.add(
          resource.isUnknown() || !Grants.isResource(resource.text())
              ? Pattern.unknown(resource.text())
              : Pattern.of(resource.text(), Syntax.RESOURCE, variables));
    }
    return read;
  }

  private static List<Pattern> resolve(List<Pattern> patterns, RequestContext context) {
    List<Pattern> resolved = null;
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).hasVariables()) {
        resolved = resolved == null ? new ArrayList<>(patterns) : resolved;
        resolved.set(i, patterns.get(i).resolve(context));
      }
    }
    return resolved == null ? patterns : resolved;
  }

  /** A decision if something denies for certain or may deny, else null. */
  private @Nullable Decision denied(Request request, List<PolicyDocument> documents, Layer layer) {
    Decision unsure = null;
    for (Applied applied : applying(request.action(), request.context(), documents, Effect.DENY)) {
      PatternComparison.Result meets = Overlap.meets(request.resource(), applied.resources());
      Answer denies = meets.answer().and(applied.applies());
      if (denies == Answer.YES) {
        return new Decision(
            Outcome.EXPLICITLY_DENIED, List.of(applied.statement()), layer, null, meets.witness());
      }
      if (denies == Answer.UNKNOWN && unsure == null && !applied.open()) {
        unsure =
            new Decision(
                Outcome.UNKNOWN,
                List.of(applied.statement()),
                layer,
                applied.applies() == Answer.UNKNOWN
                    ? "A statement that denies has a condition that may hold"
                    : "A statement that denies may match the resource",
                meets.witness());
      }
    }
    return unsure;
  }

  private Decision allowed(Request request, List<PolicyDocument> documents, Layer layer) {
    List<Applied> applying = applying(request.action(), request.context(), documents, Effect.ALLOW);
    List<Statement> alone = new ArrayList<>();
    List<PatternSet> certain = new ArrayList<>();
    List<PatternSet> possible = new ArrayList<>();
    boolean conditional = false;
    boolean unreadable = layer == Layer.IDENTITY && !policies.complete();
    for (Applied applied : applying) {
      possible.add(applied.resources());
      unreadable |= applied.open();
      if (applied.applies() == Answer.YES) {
        certain.add(applied.resources());
        if (PatternComparison.holds(request.resource(), applied.resources())) {
          alone.add(applied.statement());
        }
      } else {
        conditional |= !applied.statement().conditions().isEmpty();
      }
    }
    if (!alone.isEmpty()) {
      return new Decision(Outcome.ALLOWED, alone, layer, null, null);
    }
    for (PolicyDocument document : documents) {
      unreadable |= !document.complete() && hasUnreadable(document);
    }
    if (unreadable) {
      possible.add(PatternSet.of(List.of(Pattern.everything())));
    }
    PatternComparison.Result covers =
        PatternComparison.covers(request.resource(), null, certain, possible);
    return switch (covers.answer()) {
      case YES -> new Decision(Outcome.ALLOWED, partly(request, applying), layer, null, null);
      case NO -> {
        String valid =
            request.resource().isLiteral()
                ? null
                : Grants.outside(request.action(), request.resource(), certain, possible);
        yield new Decision(
            Outcome.IMPLICITLY_DENIED,
            List.of(),
            layer,
            null,
            valid == null ? covers.witness() : valid);
      }
      case UNKNOWN ->
          new Decision(
              Outcome.UNKNOWN,
              partly(request, applying),
              layer,
              reason(unreadable, conditional),
              covers.witness());
    };
  }

  /** Whether a policy may allow more than its statements that could be read. */
  static boolean hasUnreadable(PolicyDocument document) {
    boolean onlyDenies = false;
    for (Statement statement : document.statements()) {
      if (!statement.complete()) {
        if (!statement.denies()) {
          return true;
        }
        onlyDenies = true;
      }
    }
    return !onlyDenies;
  }

  private static String reason(boolean unreadable, boolean conditional) {
    if (unreadable) {
      return "A part of the policy is not known before the deployment";
    }
    return conditional
        ? "It is allowed only under a condition that may not hold"
        : "It depends on a name that is not known before the deployment, or on how a wildcard is"
            + " read";
  }

  private static List<Statement> partly(Request request, List<Applied> applying) {
    List<Statement> statements = new ArrayList<>();
    for (Applied applied : applying) {
      if (Overlap.meets(request.resource(), applied.resources()).answer() != Answer.NO) {
        statements.add(applied.statement());
      }
    }
    return statements;
  }
}
