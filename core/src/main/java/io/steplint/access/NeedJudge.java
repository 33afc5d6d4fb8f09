package io.steplint.access;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Decision;
import io.steplint.iam.Decision.Layer;
import io.steplint.iam.Decision.Outcome;
import io.steplint.iam.Pattern;
import io.steplint.iam.Pattern.Syntax;
import io.steplint.iam.Policies;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.Request;
import io.steplint.integration.needs.Need;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each need whether a role meets it. */
final class NeedJudge {

  private final Authorizer authorizer;

  NeedJudge(Role role) {
    List<PolicyDocument> identity = new ArrayList<>();
    for (Policy policy : role.policies()) {
      identity.add(policy.document());
    }
    Policy boundary = role.boundary();
    this.authorizer =
        new Authorizer(
            new Policies(
                identity,
                boundary == null ? List.of() : List.of(boundary.document()),
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
    if (unsure != null) {
      return new NeedResult(
          need, NeedVerdict.UNKNOWN, unsure.statements(), unsure.reason(), unsure.witness());
    }
    if (denied != null && need.required()) {
      return new NeedResult(
          need, NeedVerdict.DENIED, denied.statements(), reason(denied), denied.witness());
    }
    @Nullable String witness = first == null ? null : first.witness();
    return need.required()
        ? new NeedResult(need, NeedVerdict.MISSING, List.of(), null, witness)
        : new NeedResult(
            need,
            NeedVerdict.UNKNOWN,
            List.of(),
            "It is documented for this call, but needed only in some cases",
            witness);
  }

  private Decision decide(Need need, Text reading) {
    Decision decision =
        authorizer.decide(
            new Request(
                need.action(), Pattern.of(reading, Syntax.RESOURCE, false), need.context()));
    String witness = decision.witness();
    return witness == null
        ? decision
        : new Decision(
            decision.outcome(),
            decision.statements(),
            decision.layer(),
            decision.reason(),
            reading.written(witness));
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
