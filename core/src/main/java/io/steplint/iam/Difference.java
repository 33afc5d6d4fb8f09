package io.steplint.iam;

import io.steplint.iam.Authorizer.Applied;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.PatternSet;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that one set of policies allows and another does not, for the lack of a grant, a
 * deny or a boundary. Only what is certain is told: what a condition or a reference leaves open is
 * taken to be the same on both sides.
 */
public final class Difference {

  private final Authorizer holderDecides;
  private final Authorizer otherDecides;
  private final Policies holder;
  private final Policies other;
  private final SampleContexts contexts;

  /**
   * @param holder the policies that allow
   * @param other the policies that do not
   */
  public Difference(Policies holder, Policies other) {
    this.holder = holder;
    this.other = other;
    this.holderDecides = new Authorizer(holder);
    this.otherDecides = new Authorizer(other);
    this.contexts = new SampleContexts(List.of(holder, other));
  }

  /**
   * The shortest resource on which a statement allows an action and the other policies do not.
   *
   * @param grant a statement of the holder that allows
   * @param variables whether its document reads policy variables
   * @param resource one of its resources, or null for all but those of its {@code NotResource}
   * @return null where there is none for certain
   */
  public @Nullable String witness(
      Statement grant, boolean variables, String action, @Nullable ScalarNode resource) {
    if (resource != null && (resource.isUnknown() || !Grants.isResource(resource.text()))) {
      return null;
    }
    for (RequestContext context : contexts.under(grant)) {
      String found = witness(grant, variables, action, resource, context);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String witness(
      Statement grant,
      boolean variables,
      String action,
      @Nullable ScalarNode resource,
      RequestContext context) {
    if (isWithin(grant, variables, context)) {
      Grant here = Grant.of(grant, variables, resource, context);
      List<PatternSet> refused = refused(action, context);
      if (refused == null) {
        return null;
      }
      String found = null;
      if (other.complete()) {
        found =
            here.outside(action, refused, allowed(otherDecides, action, context, other.identity()));
      }
      if (found == null && !other.boundary().isEmpty()) {
        found =
            here.outside(action, refused, allowed(otherDecides, action, context, other.boundary()));
      }
      if (found != null) {
        return found;
      }
    }
    for (Statement deny : contexts.denies(other, action)) {
      RequestContext denied = contexts.within(context, grant, deny);
      String found = denied(grant, variables, action, resource, denied);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A resource of a grant on which the other policies deny what the holder allows. */
  private @Nullable String denied(
      Statement grant,
      boolean variables,
      String action,
      @Nullable ScalarNode resource,
      RequestContext context) {
    List<PatternSet> refused = refused(action, context);
    if (refused == null || !isWithin(grant, variables, context)) {
      return null;
    }
    Grant here = Grant.of(grant, variables, resource, context);
    for (List<PolicyDocument> documents : List.of(other.identity(), other.boundary())) {
      for (Applied deny : otherDecides.applying(action, context, documents, Effect.DENY)) {
        if (deny.applies() == Answer.YES) {
          PatternSet named = deny.resources();
          PatternSet rest = new PatternSet(named.patterns(), !named.complement());
          String found = here.outside(action, refused, List.of(rest));
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private static boolean isWithin(Statement grant, boolean variables, RequestContext context) {
    return grant.conditions().isEmpty()
        || new ConditionEvaluator(context, variables).evaluate(grant.conditions()) == Answer.YES;
  }

  /** What documents allow, or may; null where they may allow anything. */
  private static @Nullable List<PatternSet> allowed(
      Authorizer decides, String action, RequestContext context, List<PolicyDocument> documents) {
    for (PolicyDocument document : documents) {
      if (!document.complete() && Authorizer.hasUnreadable(document)) {
        return null;
      }
    }
    List<PatternSet> allowed = new ArrayList<>();
    for (Applied applied : decides.applying(action, context, documents, Effect.ALLOW)) {
      if (applied.open()) {
        return null;
      }
      allowed.add(applied.resources());
    }
    return allowed;
  }

  /** What the holder's denies and its boundary keep from it; null where that may be all. */
  private @Nullable List<PatternSet> refused(String action, RequestContext context) {
    List<PatternSet> refused = new ArrayList<>();
    for (List<PolicyDocument> documents : List.of(holder.identity(), holder.boundary())) {
      for (Applied deny : holderDecides.applying(action, context, documents, Effect.DENY)) {
        refused.add(deny.resources());
      }
    }
    if (holder.boundary().isEmpty()) {
      return refused;
    }
    List<Pattern> within = new ArrayList<>();
    for (Applied applied :
        holderDecides.applying(action, context, holder.boundary(), Effect.ALLOW)) {
      if (applied.applies() == Answer.YES) {
        if (applied.resources().complement()) {
          return null;
        }
        within.addAll(applied.resources().patterns());
      }
    }
    if (within.isEmpty()) {
      return null;
    }
    refused.add(new PatternSet(within, true));
    return refused;
  }

  /**
   * The resources of a grant in one context.
   *
   * @param but what its {@code NotResource} leaves out
   */
  private record Grant(Pattern pattern, @Nullable PatternSet but) {

    static Grant of(
        Statement grant, boolean variables, @Nullable ScalarNode resource, RequestContext context) {
      if (resource != null) {
        Pattern pattern = Pattern.of(resource.text(), Syntax.RESOURCE, variables);
        return new Grant(pattern.resolve(context), null);
      }
      List<Pattern> left = new ArrayList<>();
      for (ScalarNode out : grant.resources()) {
        left.add(Pattern.of(out.text(), Syntax.RESOURCE, variables).resolve(context));
      }
      return new Grant(Pattern.everything(), PatternSet.of(left));
    }

    @Nullable String outside(
        String action, List<PatternSet> refused, @Nullable List<PatternSet> allowed) {
      if (allowed == null || pattern.matchesNothing()) {
        return null;
      }
      List<PatternSet> covered = new ArrayList<>(refused);
      covered.addAll(allowed);
      if (but != null) {
        covered.add(but);
      }
      return Grants.outside(action, pattern, covered, covered);
    }
  }
}
