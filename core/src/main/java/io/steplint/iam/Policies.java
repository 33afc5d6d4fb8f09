package io.steplint.iam;

import java.util.List;

/**
 * All policies that bear on what a principal may do.
 *
 * @param identity its identity policies: what one of them allows is allowed
 * @param boundary its permissions boundary, in one or more documents; empty where it has none
 * @param serviceControl the levels of the organization from the root down, each with its policies;
 *     every level has to allow
 * @param session the policies of the session; empty where there are none
 * @param complete whether these are all; if not, nothing is missing for certain
 */
public record Policies(
    List<PolicyDocument> identity,
    List<PolicyDocument> boundary,
    List<List<PolicyDocument>> serviceControl,
    List<PolicyDocument> session,
    boolean complete) {

  public Policies {
    identity = List.copyOf(identity);
    boundary = List.copyOf(boundary);
    serviceControl = List.copyOf(serviceControl);
    session = List.copyOf(session);
  }

  /** Identity policies alone. */
  public static Policies ofIdentity(List<PolicyDocument> identity) {
    return new Policies(identity, List.of(), List.of(), List.of(), true);
  }
}
