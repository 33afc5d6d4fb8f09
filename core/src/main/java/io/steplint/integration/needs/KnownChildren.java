package io.steplint.integration.needs;

import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/** What is known of the state machines that a machine starts. */
public interface KnownChildren {

  /** Nothing is known of any. */
  KnownChildren UNKNOWN = arn -> null;

  /**
   * A child.
   *
   * @param express whether it certainly is an EXPRESS workflow
   * @param encryptionKey the customer managed key that encrypts its data, or null
   */
  record Child(boolean express, @Nullable Text encryptionKey) {}

  /** The child of that unqualified ARN, or null where it is not known. */
  @Nullable Child find(Text arn);
}
