package io.steplint.template.draft;

import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a template names the execution role of a machine.
 *
 * @param key the key of a role that the template declares itself, or null
 * @param arn the ARN that is given for it, or null
 */
public record RoleReference(@Nullable String key, @Nullable Text arn) {

  /** No role is named. */
  public static final RoleReference NONE = new RoleReference(null, null);

  public static RoleReference byArn(@Nullable Text arn) {
    return new RoleReference(null, arn);
  }

  public static RoleReference byKey(String key) {
    return new RoleReference(key, null);
  }
}
