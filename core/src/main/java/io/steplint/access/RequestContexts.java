package io.steplint.access;

import io.steplint.iam.language.RequestContext;
import io.steplint.integration.needs.Caller;
import io.steplint.text.Text;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.List;

/** The condition keys that every request of a state machine has, or certainly lacks. */
final class RequestContexts {

  private static final String OWNER = "aws:ResourceAccount";

  /**
   * Keys of requests that come through a network of the customer, from a person, or from a service
   * in its own name.
   */
  private static final List<String> ABSENT =
      List.of(
          "aws:SourceVpc",
          "aws:SourceVpce",
          "aws:VpcSourceIp",
          "aws:MultiFactorAuthPresent",
          "aws:MultiFactorAuthAge",
          "aws:username",
          "aws:SourceArn",
          "aws:SourceAccount",
          "aws:SourceOrgID",
          "aws:SourceOrgPaths");

  private RequestContexts() {}

  /** What is known of a request for a resource: who owns it. */
  static RequestContext of(RequestContext context, Text resource) {
    List<Text> pieces = resource.split(':', 6);
    boolean owned = pieces.size() == 6 && !pieces.get(4).parts().isEmpty();
    return owned && context.get(OWNER).presence() == RequestContext.Presence.UNKNOWN
        ? context.with(OWNER, pieces.get(4))
        : context;
  }

  static RequestContext of(StateMachine machine, Caller caller) {
    RequestContext context =
        RequestContext.UNKNOWN
            .with("aws:RequestedRegion", caller.region())
            .with("aws:PrincipalAccount", caller.account());
    Role role = machine.role().ifKnown();
    if (role != null && !role.arn().parts().isEmpty()) {
      context = context.with("aws:PrincipalArn", role.arn());
    }
    for (String key : ABSENT) {
      context = context.without(key);
    }
    return context;
  }
}
