package io.steplint.workspace;

import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of the project whose properties decide what a state machine needs that works with it:
 * a topic, a queue, a bucket, a table, a stream, a secret, or a task definition of ECS.
 *
 * @param arn its ARN
 * @param names what else stands for it in a definition
 * @param encryption how its data is encrypted
 * @param taskRoles the ARNs of the roles that it hands to a task; null where they are not all known
 */
public record KnownResource(
    Text arn, List<Text> names, Encryption encryption, @Nullable List<Text> taskRoles) {

  public KnownResource {
    names = List.copyOf(names);
    taskRoles = taskRoles == null ? null : List.copyOf(taskRoles);
  }

  /**
   * How data is encrypted.
   *
   * @param isKnown whether it is known
   * @param key the ARN of a customer managed key, or null where AWS's own does or nothing is known
   * @param byRole whether the policy of the key leaves it to the policies of roles who uses it, and
   *     lets in nobody by itself
   */
  public record Encryption(boolean isKnown, @Nullable Text key, boolean byRole) {

    /** No key of the customer. */
    public static final Encryption NONE = new Encryption(true, null, false);

    /** Nothing says how. */
    public static final Encryption UNKNOWN = new Encryption(false, null, false);

    /** A key of the customer. */
    public static Encryption by(Text key, boolean byRole) {
      return new Encryption(true, key, byRole);
    }
  }
}
