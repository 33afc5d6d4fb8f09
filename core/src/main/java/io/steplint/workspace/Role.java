package io.steplint.workspace;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Location;
import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role with everything that is attached to it.
 *
 * @param key unique in the workspace, for example {@code template.yaml#ParentRole}
 * @param name its literal name, else its logical id or address
 * @param arn its ARN as templates build it
 * @param policies the identity policies whose content is known
 * @param unknownPolicies attached policies whose content is not known; while there is one, nothing
 *     can be said to be missing
 * @param trust who may assume it, or null where that is not to be seen
 * @param boundary its permissions boundary
 * @param location where the role is declared
 * @param resource its logical id or address, or null
 */
public record Role(
    String key,
    String name,
    Text arn,
    List<Policy> policies,
    List<UnknownPolicy> unknownPolicies,
    @Nullable PolicyDocument trust,
    Setting<Policy> boundary,
    Location location,
    @Nullable String resource) {

  public Role {
    policies = List.copyOf(policies);
    unknownPolicies = List.copyOf(unknownPolicies);
  }

  /** Whether all that decides about a request of this role is known. */
  public boolean isComplete() {
    return unknownPolicies.isEmpty() && !boundary.isUnknown();
  }
}
