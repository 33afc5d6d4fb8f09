package io.steplint.template.draft;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Location;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.UnknownPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role while its policies are still being collected. */
public final class RoleBuilder {

  public final String key;
  public final String name;
  public final Text arn;
  public final Location location;
  public final @Nullable String resource;
  public final List<Policy> policies = new ArrayList<>();
  public final List<UnknownPolicy> unknown = new ArrayList<>();
  public @Nullable PolicyDocument trust;
  public Setting<Policy> boundary = Setting.none();
  private @Nullable Role role;

  public RoleBuilder(
      String key, String name, Text arn, Location location, @Nullable String resource) {
    this.key = key;
    this.name = name;
    this.arn = arn;
    this.location = location;
    this.resource = resource;
  }

  /** The role; from now on nothing may be added to the draft. */
  public Role role() {
    Role made = role;
    if (made == null) {
      made = new Role(key, name, arn, policies, unknown, trust, boundary, location, resource);
      role = made;
    }
    return made;
  }
}
