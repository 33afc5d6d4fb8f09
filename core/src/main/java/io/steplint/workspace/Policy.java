package io.steplint.workspace;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * A policy document and what it is called.
 *
 * @param name the policy's name, its logical id or its file, as a person would look for it
 * @param kind how it came to be
 * @param document what it says
 * @param location where it stands
 * @param resource the logical id or address of the resource that holds it, or null
 */
public record Policy(
    String name, Kind kind, PolicyDocument document, Location location, @Nullable String resource) {

  /** How a policy came to be. */
  public enum Kind {
    /** Written by the user, inside a role or as a resource of its own. */
    WRITTEN,
    /** Made by a tool from something shorter: a SAM policy template, a connector, a plugin. */
    GENERATED,
    /** Managed by AWS, known by content. */
    AWS_MANAGED
  }
}
