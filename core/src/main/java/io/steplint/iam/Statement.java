package io.steplint.iam;

import io.steplint.source.Location;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy.
 *
 * <p>A list that the statement does not have is empty, and {@code has…} tells it from one that is
 * written but empty.
 *
 * @param index position in the policy, from 0
 * @param sid the identifier as it is written, or null
 * @param effect null where it is neither {@code Allow} nor {@code Deny}, or not known
 * @param actions the patterns of {@code Action}, or of {@code NotAction} where {@code notAction}
 * @param notAction whether the statement has {@code NotAction}
 * @param resources the patterns of {@code Resource}, or of {@code NotResource} where {@code
 *     notResource}
 * @param notResource whether the statement has {@code NotResource}
 * @param principals the {@code Principal}, or {@code NotPrincipal} where {@code notPrincipal}
 * @param notPrincipal whether the statement has {@code NotPrincipal}
 * @param conditions all tests of the {@code Condition}; all of them have to hold
 * @param complete whether every part of the statement could be read; if not, it may say more than
 *     is here
 * @param node where it stands
 */
public record Statement(
    int index,
    @Nullable String sid,
    @Nullable Effect effect,
    List<ScalarNode> actions,
    boolean notAction,
    List<ScalarNode> resources,
    boolean notResource,
    List<PrincipalSet> principals,
    boolean notPrincipal,
    List<Condition> conditions,
    boolean complete,
    ObjectNode node) {

  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    principals = List.copyOf(principals);
    conditions = List.copyOf(conditions);
  }

  public boolean allows() {
    return effect == Effect.ALLOW;
  }

  public boolean denies() {
    return effect == Effect.DENY;
  }

  /** Where the whole statement stands. */
  public Location location() {
    return node.location();
  }
}
