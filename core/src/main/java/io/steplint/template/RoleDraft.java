package io.steplint.template;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Location;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.UnknownPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role while its policies are still being collected. */
final class RoleDraft {

  final String key;
  final String name;
  final Text arn;
  final Location location;
  final @Nullable String resource;
  final List<Policy> policies = new ArrayList<>();
  final List<UnknownPolicy> unknown = new ArrayList<>();
  @Nullable PolicyDocument trust;
  @Nullable Policy boundary;
  @Nullable UnknownPolicy unknownBoundary;
  private @Nullable Role role;

  RoleDraft(String key, String name, Text arn, Location location, @Nullable String resource) {
    this.key = key;
    this.name = name;
    this.arn = arn;
    this.location = location;
    this.resource = resource;
  }

  /** The role; from now on nothing may be added to the draft. */
  Role role() {
    Role made = role;
    if (made == null) {
      made =
          new Role(
              key,
              name,
              arn,
              policies,
              unknown,
              trust,
              boundary,
              unknownBoundary,
              location,
              resource);
      role = made;
    }
    return made;
  }
}
