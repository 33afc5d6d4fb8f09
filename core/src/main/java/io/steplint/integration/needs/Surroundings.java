package io.steplint.integration.needs;

import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the state machines and resources that a machine works with. */
public interface Surroundings {

  /** Nothing is known of any. */
  Surroundings UNKNOWN = arn -> null;

  /**
   * A child.
   *
   * @param express whether it certainly is an EXPRESS workflow
   * @param encryptionKey the customer managed key that encrypts its data, or null
   */
  record Child(boolean express, @Nullable Text encryptionKey) {}

  /**
   * How a resource is encrypted.
   *
   * @param key the ARN of the customer managed key, or null where none encrypts it
   * @param byRole whether only the policies of a role decide who uses the key, because its own
   *     policy leaves that to them
   */
  record Encryption(@Nullable Text key, boolean byRole) {}

  /** The child of that unqualified ARN, or null where it is not known. */
  @Nullable Child find(Text arn);

  /** How the resource of that ARN is encrypted, or null where that is not known. */
  default @Nullable Encryption encryption(Text arn) {
    return null;
  }

  /**
   * The ARNs of the roles of a task definition, or null where they are not known.
   *
   * @param name its ARN, or its family with or without a revision
   */
  default @Nullable List<Text> taskRoles(Text name) {
    return null;
  }
}
