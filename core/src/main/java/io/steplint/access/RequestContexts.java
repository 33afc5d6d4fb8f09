package io.steplint.access;

import io.steplint.iam.language.RequestContext;
import io.steplint.integration.needs.Caller;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import java.util.List;

/** The condition keys that every request of a state machine has, or certainly lacks. */
final class RequestContexts {

  /** Keys of requests that come through a network of the customer, or from a person. */
  private static final List<String> ABSENT =
      List.of(
          "aws:SourceVpc",
          "aws:SourceVpce",
          "aws:VpcSourceIp",
          "aws:MultiFactorAuthPresent",
          "aws:MultiFactorAuthAge",
          "aws:username");

  private RequestContexts() {}

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
