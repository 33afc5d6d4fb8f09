package io.steplint.access;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Authorizer.Withheld;
import io.steplint.iam.Condition;
import io.steplint.iam.Decision;
import io.steplint.iam.Decision.Layer;
import io.steplint.iam.Decision.Outcome;
import io.steplint.iam.Policies;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.Request;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.iam.language.RequestContext;
import io.steplint.integration.needs.Necessity;
import io.steplint.integration.needs.Need;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each need whether a role meets it. */
final class NeedJudge {

  private static final Text OPEN_PARTITION =
      Text.of(new Reference("AWS::Partition", "${AWS::Partition}", Domain.SEGMENT));

  private final Authorizer authorizer;
  private final Text own;
  private final @Nullable String partition;
  private final @Nullable Unseen boundary;

  /**
   * @param partition where the machine runs as far as anything shows it, or null
   */
  NeedJudge(Role role, @Nullable String partition) {
    this.own = role.arn();
    this.partition = partition;
    List<PolicyDocument> identity = new ArrayList<>();
    for (Policy policy : role.policies()) {
      identity.add(policy.document());
    }
    this.boundary = role.boundary().unseen();
    Policy limit = role.boundary().ifKnown();
    this.authorizer =
        new Authorizer(
            new Policies(
                identity,
                limit == null ? List.of() : List.of(limit.document()),
                List.of(),
                List.of(),
                role.isComplete()));
  }

  NeedResult judge(Need need) {
    Decision first = null;
    Decision denied = null;
    Decision unsure = null;
    for (Text reading : need.resources()) {
      Decision decision = decide(need, reading);
      if (decision.outcome() == Outcome.ALLOWED && boundary != null) {
        return new NeedResult(
            need, NeedVerdict.UNKNOWN, decision.statements(), boundary.reason(), null);
      }
      if (decision.outcome() == Outcome.ALLOWED) {
        return new NeedResult(need, NeedVerdict.GRANTED, decision.statements(), null, null);
      }
      first = first == null ? decision : first;
      if (decision.outcome() == Outcome.UNKNOWN) {
        unsure = unsure == null ? decision : unsure;
      } else if (isRefused(decision)) {
        denied = denied == null ? decision : denied;
      }
    }
    if (!need.required()) {
      NeedVerdict verdict =
          need.necessity() == Necessity.POSSIBLE ? NeedVerdict.POSSIBLE : NeedVerdict.UNKNOWN;
      return new NeedResult(need, verdict, List.of(), need.reason(), null);
    }
    if (unsure != null) {
      return new NeedResult(
          need, NeedVerdict.UNKNOWN, unsure.statements(), unsure.reason(), unsure.witness());
    }
    if (denied != null) {
      return new NeedResult(
          need, NeedVerdict.DENIED, denied.statements(), reason(denied), denied.witness());
    }
    @Nullable String witness = first == null ? null : first.witness();
    return missing(need, witness);
  }

  /**
   * Decides a need; where that hangs on the partition, in the one that is known, whether the need
   * or the grant leaves it open. What is printed leaves it open all the same.
   */
  private Decision decide(Need need, Text reading) {
    Decision decision = authorizer.decide(request(need, reading));
    if (decision.outcome() != Outcome.UNKNOWN || partition == null) {
      return decision;
    }
    List<Text> pieces = reading.split(':', 3);
    if (pieces.size() < 3) {
      return decision;
    }
    boolean open = OPEN_PARTITION.equals(pieces.get(1));
    if (!open && !partition.equals(pieces.get(1).literal())) {
      return decision;
    }
    Text other =
        Text.builder()
            .append("arn:")
            .append(open ? Text.of(partition) : OPEN_PARTITION)
            .append(":")
            .append(pieces.get(2))
            .build();
    Decision again = authorizer.decide(request(need, other));
    if (again.outcome() == Outcome.UNKNOWN || (!open && again.outcome() != Outcome.ALLOWED)) {
      return decision;
    }
    String witness = again.witness();
    return !open || witness == null || !witness.startsWith("arn:" + partition + ":")
        ? again
        : again.withWitness(
            "arn:" + OPEN_PARTITION + witness.substring("arn:".length() + partition.length()));
  }

  private static Request request(Need need, Text reading) {
    return new Request(
        need.action(),
        Pattern.of(reading, Syntax.RESOURCE, false),
        RequestContexts.of(need.context(), reading));
  }

  /** A need that nothing allows, or nothing but a statement whose condition does not hold. */
  private NeedResult missing(Need need, @Nullable String witness) {
    if (need.action().equals("sts:AssumeRole") && need.resource().equals(own)) {
      return new NeedResult(
          need,
          NeedVerdict.UNKNOWN,
          List.of(),
          "It is not documented whether the service assumes a role that it has already",
          witness);
    }
    for (Text reading : need.resources()) {
      Withheld withheld = authorizer.withheld(request(need, reading));
      if (withheld != null) {
        return new NeedResult(
            need,
            NeedVerdict.DENIED,
            List.of(withheld.statement()),
            reason(withheld.condition(), request(need, reading).context()),
            witness);
      }
    }
    return new NeedResult(need, NeedVerdict.MISSING, List.of(), null, witness);
  }

  private static String reason(Condition condition, RequestContext context) {
    RequestContext.Entry entry = context.get(condition.key());
    StringBuilder values = new StringBuilder();
    for (Text value : entry.values()) {
      values.append(values.isEmpty() ? "" : ", ").append(value);
    }
    return "The statement that allows it asks for "
        + condition.operator()
        + " "
        + condition.key()
        + ", and the request has "
        + (values.isEmpty() ? "no such key" : values);
  }

  private static boolean isRefused(Decision decision) {
    return decision.outcome() == Outcome.EXPLICITLY_DENIED || decision.layer() != Layer.IDENTITY;
  }

  private static String reason(Decision decision) {
    String layer = decision.layer().label();
    return decision.outcome() == Outcome.EXPLICITLY_DENIED
        ? "A statement of the " + layer + " denies it"
        : "The " + layer + " does not allow it";
  }
}
